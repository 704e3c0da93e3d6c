package io.asciichat.core.audio.playback;

/**
 * Joins pieces of sound that do not belong together: where the waveform would jump, the jump is
 * added to the new piece and fades within a few milliseconds, which is not heard as a click. Also
 * fades concealed sound out and real sound in again.
 */
final class Seam {
  /** Made-up sound is trusted so long, in samples ... */
  private static final int TRUSTED = 960;

  /** ... and has faded to silence after so many more: together 100 ms. */
  private static final int FADE_OUT = 3840;

  private static final int FADE_IN = 240;

  /** Below this, −60 dB, it has: rounding must not leave a rest. */
  private static final float FADED = 1e-3f;

  /** e^(−1/48): a time constant of one millisecond. */
  private static final float DECAY = 0.97938f;

  private static final float INAUDIBLE = 1e-5f;

  private int concealed;
  private float gain = 1;
  private float jump;
  private float last;
  private float beforeLast;

  /** Returns whether made-up sound has faded away. */
  boolean isSilent() {
    return gain == 0;
  }

  /**
   * The next piece is sound that arrived.
   *
   * @param continues whether it follows the piece before it without a gap
   */
  void real(float[] piece, int count, boolean continues) {
    concealed = 0;
    if (!continues) {
      join(piece, count);
    }
    for (int i = 0; i < count && gain < 1; i++) {
      gain = Math.min(1, gain + 1f / FADE_IN);
      piece[i] *= gain;
    }
    smooth(piece, count);
  }

  /** The next piece is made up. */
  void concealed(float[] piece, int count) {
    if (concealed == 0) {
      join(piece, count);
    }
    for (int i = 0; i < count; i++) {
      if (++concealed > TRUSTED) {
        gain -= 1f / FADE_OUT;
        gain = gain > FADED ? gain : 0;
      }
      piece[i] *= gain;
    }
    smooth(piece, count);
  }

  /** The next piece is silence after a pause has begun. */
  void silent(float[] piece, int count) {
    join(piece, count);
    concealed = 0;
    smooth(piece, count);
  }

  /** Returns whether nothing is left of the sound before the newest piece. */
  boolean isOver() {
    return jump == 0;
  }

  /** Silence was played; the next piece starts from there. */
  void clear() {
    concealed = 0;
    jump = 0;
    last = 0;
    beforeLast = 0;
  }

  /** The jump from where the waveform was heading. */
  private void join(float[] piece, int count) {
    if (count > 0) {
      float heading = Math.clamp(2 * last - beforeLast, -1, 1);
      jump = heading - piece[0] * gain;
    }
  }

  private void smooth(float[] piece, int count) {
    for (int i = 0; i < count && jump != 0; i++) {
      piece[i] += jump;
      jump *= DECAY;
      if (Math.abs(jump) < INAUDIBLE) {
        jump = 0;
      }
    }
    if (count > 1) {
      last = piece[count - 1];
      beforeLast = piece[count - 2];
    }
  }
}
