package io.asciichat.core.audio.echo;

import java.util.Arrays;

/**
 * Judges whether a filter takes an echo out, or foretells a sound from what was played by chance. A
 * tone goes on as it was, so whatever has the same pitch foretells it; the speaker's voice, which C
 * servers send back, is such a thing. A room's echo of a voice becomes weaker at all pitches at
 * once. One loop; allocates nothing.
 */
final class EchoEvidence {
  private static final int SIZE = 1024;

  /** Octaves up to half the sample rate; the lowest is all that is below 190 Hz. */
  private static final int OCTAVES = 8;

  /** The spectrum's line with which the second octave begins. */
  private static final int SECOND = 4;

  /**
   * In so many octaves the echo has to become weaker. A pure tone reaches into two, few overtones
   * of a voice into three; even voices on the telephone, from 300 to 3400 Hz, have five.
   */
  private static final int ENOUGH = 4;

  /** An octave counts that has at least this part of the power: −25 dB. */
  private static final float HEARD = 0.003f;

  private final Fft fft = new Fft(SIZE);
  private final float[] hann = new float[SIZE];
  private final float[] nearWindow = new float[SIZE];
  private final float[] errorWindow = new float[SIZE];
  private final float[] re = new float[SIZE];
  private final float[] im = new float[SIZE];
  private final float[] before = new float[OCTAVES];
  private final float[] after = new float[OCTAVES];

  /** No evidence yet. */
  EchoEvidence() {
    for (int i = 0; i < SIZE; i++) {
      hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / SIZE));
    }
  }

  /** Forgets what was heard. */
  void reset() {
    Arrays.fill(nearWindow, 0);
    Arrays.fill(errorWindow, 0);
    Arrays.fill(before, 0);
    Arrays.fill(after, 0);
  }

  /**
   * Looks at one more block.
   *
   * @param near what was heard, at most 1024 samples
   * @param error what a filter has left of it
   * @param part how much weaker is enough, as a part of the power
   * @param memory how much of the former blocks is remembered, 0 to 1
   * @return whether the filter takes an echo out
   */
  boolean shows(float[] near, float[] error, float part, float memory) {
    append(nearWindow, near);
    append(errorWindow, error);
    // Two real transforms in one: near in the real part, error in the imaginary one.
    for (int i = 0; i < SIZE; i++) {
      re[i] = hann[i] * nearWindow[i];
      im[i] = hann[i] * errorWindow[i];
    }
    fft.forward(re, im);
    float all = 0;
    for (int octave = 0; octave < OCTAVES; octave++) {
      remember(octave, memory);
      all += before[octave];
    }
    int weaker = 0;
    for (int octave = 0; octave < OCTAVES; octave++) {
      if (before[octave] > HEARD * all && after[octave] < part * before[octave]) {
        weaker++;
      }
    }
    return weaker >= ENOUGH;
  }

  private static void append(float[] window, float[] block) {
    System.arraycopy(window, block.length, window, 0, SIZE - block.length);
    System.arraycopy(block, 0, window, SIZE - block.length, block.length);
  }

  private void remember(int octave, float memory) {
    float nearPower = 0;
    float errorPower = 0;
    for (int k = octave == 0 ? 1 : SECOND << octave - 1; k < SECOND << octave; k++) {
      float nearRe = re[k] + re[SIZE - k];
      float nearIm = im[k] - im[SIZE - k];
      float errorRe = im[k] + im[SIZE - k];
      float errorIm = re[SIZE - k] - re[k];
      nearPower += nearRe * nearRe + nearIm * nearIm;
      errorPower += errorRe * errorRe + errorIm * errorIm;
    }
    before[octave] = memory * before[octave] + (1 - memory) * nearPower;
    after[octave] = memory * after[octave] + (1 - memory) * errorPower;
  }
}
