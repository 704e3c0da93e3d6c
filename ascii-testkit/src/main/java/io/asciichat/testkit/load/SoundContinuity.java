package io.asciichat.testkit.load;

/**
 * What a listener would have heard who keeps 60 ms of sound in reserve. The reserve is fixed, so
 * that runs can be compared; real clients choose theirs by what they measure. Packets of sound have
 * no numbers in ACIP, so what was lost on the way shows as sound that is missing.
 *
 * @param breaks how often the sound ran out, because packets came late or not at all
 * @param silentMillis milliseconds that were silent for this reason
 * @param arrivedPercent sound that came, of the sound there should have been in the measured time;
 *     a little above 100 when it came in a burst at the end
 */
public record SoundContinuity(long breaks, double silentMillis, double arrivedPercent) {}
