package io.asciichat.core.audio.playback;

import java.util.Arrays;

/**
 * Decoded samples that wait to be played, in one piece of memory, with the few that were played
 * last in front of them, since interpolation looks back.
 */
final class SampleFifo {
  /** How many played samples are kept. */
  static final int HISTORY = Resampler.TAPS;

  private final float[] samples;
  private int head = HISTORY;
  private int tail = HISTORY;

  /**
   * @param capacity the most samples that ever wait
   */
  SampleFifo(int capacity) {
    samples = new float[2 * capacity + HISTORY];
  }

  int available() {
    return tail - head;
  }

  /** The memory; what waits begins at {@link #head()}. */
  float[] array() {
    return samples;
  }

  int head() {
    return head;
  }

  /** Appends samples. */
  void append(float[] source, int offset, int count) {
    if (tail + count > samples.length) {
      System.arraycopy(samples, head - HISTORY, samples, 0, tail - head + HISTORY);
      tail -= head - HISTORY;
      head = HISTORY;
    }
    System.arraycopy(source, offset, samples, tail, count);
    tail += count;
  }

  /** Marks samples as played. */
  void played(int count) {
    head += count;
  }

  /** Takes the next samples out, so that what follows them is next. */
  void cut(int count) {
    System.arraycopy(samples, head + count, samples, head, tail - head - count);
    tail -= count;
  }

  /** Takes the newest samples out again. */
  void cutNewest(int count) {
    tail -= count;
  }

  /** Nothing waits, and silence was played. */
  void clear() {
    head = HISTORY;
    tail = HISTORY;
    Arrays.fill(samples, 0, HISTORY, 0);
  }
}
