package io.asciichat.system;

import io.asciichat.core.port.AudioSource;

/** A microphone that hears silence, and from a given moment on a recording, once. */
final class ScriptedMicrophone implements AudioSource {
  private static final long SECOND = 1_000_000_000L;

  private final float[] recording;
  private volatile long begin = Long.MAX_VALUE;
  private long position = Long.MIN_VALUE;

  ScriptedMicrophone(float[] recording) {
    this.recording = recording;
  }

  /** Sets when the recording begins, on the clock of {@link #read}; any thread. */
  void begin(long nanos) {
    begin = nanos;
  }

  @Override
  public int read(long now, float[] samples, int offset, int count) {
    long due = number(now);
    if (position == Long.MIN_VALUE) {
      position = due;
    }
    int given = Math.clamp(due - position, 0, count);
    long first = begin == Long.MAX_VALUE ? Long.MAX_VALUE : number(begin);
    for (int i = 0; i < given; i++) {
      long at = position + i - first;
      samples[offset + i] = at >= 0 && at < recording.length ? recording[(int) at] : 0;
    }
    position += given;
    return given;
  }

  /** The number of the sample that is due at a time. */
  private static long number(long nanos) {
    return Math.floorDiv(nanos, SECOND) * SAMPLE_RATE
        + Math.floorMod(nanos, SECOND) * SAMPLE_RATE / SECOND;
  }

  @Override
  public String name() {
    return "script";
  }

  @Override
  public void close() {}
}
