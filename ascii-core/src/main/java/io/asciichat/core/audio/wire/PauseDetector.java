package io.asciichat.core.audio.wire;

import io.asciichat.core.audio.dsp.Quiet;

/**
 * Detects pauses: when a stream has been silent for a while, so that nothing need be sent. Silent
 * is what is below −80 dB; noise gates give less. (Opus would decide by itself, but takes steady
 * tones for silence.) Belongs to one loop.
 */
final class PauseDetector {
  /** A decoder has then heard real silence and can go on with it. */
  private static final int AFTER = 60 * 48;

  private static final float SILENT = 1e-4f;

  private int silentFor;

  /** A stream that has not been silent yet. */
  PauseDetector() {}

  /**
   * Looks at the next piece of the stream.
   *
   * @return whether it belongs to a pause
   */
  boolean isPause(float[] samples, int offset, int count) {
    if (!isSilent(samples, offset, count)) {
      silentFor = 0;
      return false;
    }
    boolean pause = silentFor >= AFTER;
    silentFor = Math.min(AFTER, silentFor + count);
    return pause;
  }

  /** Goes on with a stream that was heard up to here: with a pause, when this was silent. */
  void follow(float[] samples, int offset, int count) {
    silentFor = isSilent(samples, offset, count) ? AFTER : 0;
  }

  private static boolean isSilent(float[] samples, int offset, int count) {
    return Quiet.isBelow(samples, offset, count, SILENT);
  }
}
