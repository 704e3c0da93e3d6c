package io.asciichat.testkit.fault;

import io.asciichat.core.port.AudioSource;

/** A microphone that gives one caller's tone without end, from the first call on. */
final class Tone implements AudioSource {
  /** Tones that can be told apart: more callers than this do not speak. */
  static final int COUNT = LevelCamera.MAX_CALLERS;

  /** Samples after which every tone repeats, 10 ms: all are multiples of 100 Hz. */
  static final int PERIOD = SAMPLE_RATE / 100;

  private static final long SECOND = 1_000_000_000L;
  private static final double PEAK = 0.1;

  private final float[] period = new float[PERIOD];
  private boolean started;
  private long start;
  private long position;

  /**
   * @param caller 1 to {@link #COUNT}
   */
  Tone(int caller) {
    for (int i = 0; i < PERIOD; i++) {
      period[i] = (float) (PEAK * StrictMath.sin(2 * Math.PI * hertz(caller) * i / SAMPLE_RATE));
    }
  }

  static int hertz(int caller) {
    return 200 + 300 * caller;
  }

  @Override
  public int read(long now, float[] samples, int offset, int count) {
    if (!started) {
      started = true;
      start = now;
    }
    long elapsed = now - start;
    long due = elapsed / SECOND * SAMPLE_RATE + elapsed % SECOND * SAMPLE_RATE / SECOND;
    position = Math.max(position, due - SAMPLE_RATE);
    int given = Math.clamp(due - position, 0, count);
    int at = (int) (position % PERIOD);
    for (int i = 0; i < given; i++) {
      samples[offset + i] = period[at];
      at = at + 1 == PERIOD ? 0 : at + 1;
    }
    position += given;
    return given;
  }

  @Override
  public String name() {
    return "tone";
  }

  @Override
  public void close() {}
}
