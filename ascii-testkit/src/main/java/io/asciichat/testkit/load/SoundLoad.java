package io.asciichat.testkit.load;

/**
 * The sound of a load test.
 *
 * @param codec what encoded the clients' voices, such as {@code libopus 1.3.1}
 * @param frameMillis milliseconds of sound in a packet
 * @param talking how many of the clients sent sound; all of them listened
 * @param gaps between packets of sound, over all clients
 */
public record SoundLoad(String codec, int frameMillis, int talking, FrameGaps gaps) {}
