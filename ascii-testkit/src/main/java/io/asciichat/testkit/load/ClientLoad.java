package io.asciichat.testkit.load;

import org.jspecify.annotations.Nullable;

/**
 * What one client saw in the measured time.
 *
 * @param sentPerSecond pictures it sent each second
 * @param framesPerSecond frames it got each second
 * @param bytesPerFrame mean size of a frame's packet, as opened, its header included
 * @param gaps between its frames
 * @param invalid frames that broke the rules: wrong size, wrong length or wrong checksum
 * @param sound what it sent and heard, or null in a test without sound
 * @param failure why it ended early, or empty
 */
public record ClientLoad(
    double sentPerSecond,
    double framesPerSecond,
    double bytesPerFrame,
    FrameGaps gaps,
    long invalid,
    @Nullable ClientSound sound,
    String failure) {}
