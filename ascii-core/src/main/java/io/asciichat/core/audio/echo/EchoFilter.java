package io.asciichat.core.audio.echo;

import java.util.Arrays;

/**
 * Takes the echo out of one block after the other. Two guesses at the echo's path run side by side
 * (Ochiai, Araseki and Ogihara, 1977): one learns all the time, and is led astray when a person
 * talks in the room; the other is used, and takes over the first one only while that is better. So
 * no detector of double talk has to be right.
 *
 * <p>Nothing is taken out before there is {@linkplain EchoEvidence evidence} of an echo: with
 * headphones there is none, and yet a filter that learns fast foretells, now and then, some of a
 * voice from what was played, most of all from the same voice sent back. What the filter leaves of
 * an echo is turned down. One loop; allocates nothing.
 */
final class EchoFilter {
  /** Samples in a block: 10 ms. */
  static final int BLOCK = 480;

  /** The longest echo, with all buffers on its way: 200 ms. */
  private static final int BLOCKS = 20;

  private static final int SIZE = 1024;
  private static final int BINS = SIZE / 2 + 1;

  /** Learning speed, 0 to 1. */
  private static final float RATE = 0.7f;

  /** The power below which a block counts as silence: −70 dB. */
  private static final float SILENCE = 1e-7f * BLOCK;

  /** So many blocks with sound are learnt from in full: at first nothing is known to go by. */
  private static final int FIRST = 150;

  /** The least part of the speed: rooms change during speech, too. */
  private static final float MIN_SPEED = 0.02f;

  /** How much better than nothing the learning guess must be to be used: 2 dB. */
  private static final float CONVINCING = 0.63f;

  /** How much better than the one in use it must be: 1 dB. */
  private static final float BETTER = 0.8f;

  /** How much better the one in use must be for the learning one to begin again from it: 3 dB. */
  private static final float WORSE = 0.5f;

  private final Fft fft = new Fft(SIZE);
  private final EchoPath used = new EchoPath(BLOCKS, BINS);
  private final EchoPath learning = new EchoPath(BLOCKS, BINS);
  private final float[] window = new float[SIZE];
  private final float[][] farRe = new float[BLOCKS][BINS];
  private final float[][] farIm = new float[BLOCKS][BINS];
  private final float[] power = new float[BINS];
  private final float[] share = new float[BLOCKS];
  private final float[] re = new float[SIZE];
  private final float[] im = new float[SIZE];
  private final float[] error = new float[BLOCK];
  private final float[] learningError = new float[BLOCK];
  private final ResidualEcho residual = new ResidualEcho();
  private final EchoEvidence evidence = new EchoEvidence();
  private final RecentPower heard = new RecentPower();
  private final RecentPower left = new RecentPower();
  private final RecentPower leftByLearning = new RecentPower();

  /** Whether there is an echo, for all that is known. */
  private boolean echo;

  private int learnt;
  private int newest;
  private int constrained;

  /**
   * Filters a block.
   *
   * @param far what was played
   * @param near what was heard; becomes that without the echo
   */
  void process(float[] far, float[] near) {
    remember(far);
    if (echo) {
      estimate(used, near, error);
    } else {
      System.arraycopy(near, 0, error, 0, BLOCK);
    }
    estimate(learning, near, learningError);
    if (farPower() > SILENCE) {
      learn();
      choose(near);
    }
    if (!echo) {
      return;
    }
    float echoPower = 0;
    for (int i = 0; i < BLOCK; i++) {
      float taken = near[i] - error[i];
      echoPower += taken * taken;
      near[i] = error[i];
    }
    residual.suppress(near, echoPower / BLOCK);
  }

  private void remember(float[] far) {
    System.arraycopy(window, BLOCK, window, 0, SIZE - BLOCK);
    System.arraycopy(far, 0, window, SIZE - BLOCK, BLOCK);
    System.arraycopy(window, 0, re, 0, SIZE);
    Arrays.fill(im, 0);
    fft.forward(re, im);
    newest = (newest + BLOCKS - 1) % BLOCKS;
    System.arraycopy(re, 0, farRe[newest], 0, BINS);
    System.arraycopy(im, 0, farIm[newest], 0, BINS);
  }

  private float farPower() {
    float sum = 0;
    for (int i = SIZE - BLOCK; i < SIZE; i++) {
      sum += window[i] * window[i];
    }
    return sum;
  }

  /** What is left of the heard when this path's echo is taken out. */
  private void estimate(EchoPath path, float[] near, float[] left) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int age = 0; age < BLOCKS; age++) {
      int at = (newest + age) % BLOCKS;
      path.addEcho(age, farRe[at], farIm[at], re, im);
    }
    toSamples();
    for (int i = 0; i < BLOCK; i++) {
      left[i] = near[i] - re[SIZE - BLOCK + i];
    }
  }

  /** Turns the lower half of a spectrum, in {@code re} and {@code im}, into samples. */
  private void toSamples() {
    for (int k = 1; k < SIZE / 2; k++) {
      re[SIZE - k] = re[k];
      im[SIZE - k] = -im[k];
    }
    fft.inverse(re, im);
  }

  private void learn() {
    shareSteps();
    float speed = RATE * (!echo || learnt < FIRST ? 1 : Math.max(MIN_SPEED, residual.trust()));
    learnt = Math.min(FIRST, learnt + 1);
    Arrays.fill(power, 0);
    for (int age = 0; age < BLOCKS; age++) {
      float[] x = farRe[(newest + age) % BLOCKS];
      float[] y = farIm[(newest + age) % BLOCKS];
      for (int k = 0; k < BINS; k++) {
        power[k] += share[age] * (x[k] * x[k] + y[k] * y[k]);
      }
    }
    Arrays.fill(re, 0, SIZE - BLOCK, 0);
    System.arraycopy(learningError, 0, re, SIZE - BLOCK, BLOCK);
    Arrays.fill(im, 0);
    fft.forward(re, im);
    for (int k = 0; k < BINS; k++) {
      float step = speed / (power[k] + SILENCE);
      re[k] *= step;
      im[k] *= step;
    }
    for (int age = 0; age < BLOCKS; age++) {
      int at = (newest + age) % BLOCKS;
      learning.learn(age, share[age], farRe[at], farIm[at], re, im);
    }
    // A block of the path has as many taps as a block has samples. Seeing to one block of the path
    // at a time, and always to the strongest, is enough (Valin, 2007).
    constrain(0);
    constrained = constrained % (BLOCKS - 1) + 1;
    constrain(constrained);
  }

  /**
   * Blocks in which the echo is strong learn faster, in proportion (Duttweiler, 2000): most of a
   * path is where nothing comes back.
   */
  private void shareSteps() {
    float sum = 0;
    for (int age = 0; age < BLOCKS; age++) {
      share[age] = (float) Math.sqrt(learning.strength(age));
      sum += share[age];
    }
    float least = 0.1f * sum / BLOCKS + 1e-3f;
    sum += least * BLOCKS;
    for (int age = 0; age < BLOCKS; age++) {
      share[age] = (share[age] + least) / sum;
    }
  }

  private void constrain(int age) {
    learning.get(age, re, im);
    toSamples();
    Arrays.fill(re, BLOCK, SIZE, 0);
    Arrays.fill(im, 0);
    fft.forward(re, im);
    learning.set(age, re, im);
  }

  private void choose(float[] near) {
    heard.add(near);
    left.add(error);
    leftByLearning.add(learningError);
    if (echo && heard.isBelow(BETTER, left)) {
      // What is taken out only adds to the sound: the listener has put headphones on.
      echo = false;
      used.clear();
      left.copyFrom(heard);
      residual.reset();
      evidence.reset();
    } else if (left.isBriefly(WORSE, leftByLearning)) {
      learning.copyFrom(used);
      leftByLearning.copyFrom(left);
    } else if (echo ? leftByLearning.isBelow(BETTER, left) : isEcho(near)) {
      echo = true;
      used.copyFrom(learning);
      System.arraycopy(learningError, 0, error, 0, BLOCK);
      left.copyFrom(leftByLearning);
    }
  }

  private boolean isEcho(float[] near) {
    return evidence.shows(near, learningError, CONVINCING, RecentPower.GLANCE)
        && leftByLearning.isBriefly(CONVINCING, heard);
  }
}
