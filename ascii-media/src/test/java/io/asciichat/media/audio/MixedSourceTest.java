package io.asciichat.media.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioSource;
import io.asciichat.testkit.contract.AudioSourceContract;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MixedSourceTest extends AudioSourceContract {
  private static final long MILLI = 1_000_000;

  @Override
  protected AudioSource open() {
    return new MixedSource(new Counter(0.5f, 1), new Counter(0.25f, 1));
  }

  /** Gives one value, at a pace of its own, until it is stopped. */
  private static final class Counter implements AudioSource {
    final float value;
    final double pace;
    boolean away;
    boolean over;
    boolean closed;
    private double due;
    private long last = Long.MIN_VALUE;

    Counter(float value, double pace) {
      this.value = value;
      this.pace = pace;
    }

    @Override
    public int read(long now, float[] samples, int offset, int count) {
      due += last == Long.MIN_VALUE ? 0 : (now - last) * 48e-6 * pace;
      last = now;
      int given = away || over ? 0 : (int) Math.min(count, Math.floor(due + 1e-6));
      due = away ? 0 : due - given;
      Arrays.fill(samples, offset, offset + given, value);
      return given;
    }

    @Override
    public boolean ended() {
      return over;
    }

    @Override
    public String name() {
      return "counter";
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void addsSampleBySampleAndClips() throws IOException {
    try (MixedSource source = new MixedSource(new Counter(0.7f, 1), new Counter(0.5f, 1))) {
      float[] samples = new float[480];
      source.read(0, samples, 0, 480);
      assertEquals(480, source.read(10 * MILLI, samples, 0, 480));
      float[] ones = new float[480];
      Arrays.fill(ones, 1);
      assertArrayEquals(ones, samples);
    }
  }

  /** A clock that runs apart by a thousandth for an hour never makes the mix late or long. */
  @Test
  void clocksThatRunApartNeverAddUp() throws IOException {
    for (double pace : new double[] {0.999, 1.001}) {
      Counter other = new Counter(0.25f, pace);
      MixedSource source = new MixedSource(new Counter(0.5f, 1), other);
      float[] samples = new float[480];
      long total = 0;
      long mixed = 0;
      for (long step = 0; step <= 360_000; step++) {
        int count = source.read(step * 10 * MILLI, samples, 0, 480);
        total += count;
        for (int i = 0; i < count; i++) {
          mixed += samples[i] == 0.75f ? 1 : 0;
        }
      }
      assertEquals(3600L * 48_000, total, "the leader's pace");
      assertTrue(mixed > 0.998 * total, "both are heard nearly always: " + mixed);
      source.close();
    }
  }

  @Test
  void withoutALeaderTheOtherIsHeardAndTheLeaderComesBack() throws IOException {
    Counter leader = new Counter(0.5f, 1);
    MixedSource source = new MixedSource(leader, new Counter(0.25f, 1));
    float[] samples = new float[9600];
    long now = 0;
    for (; now < 100 * MILLI; now += 10 * MILLI) {
      source.read(now, samples, 0, 9600);
    }
    leader.away = true;
    int alone = 0;
    for (; now < 1100 * MILLI; now += 10 * MILLI) {
      int count = source.read(now, samples, 0, 9600);
      alone += count;
      for (int i = 0; i < count; i++) {
        assertEquals(0.25f, samples[i]);
      }
    }
    assertEquals(48_000, alone, 4800, "a second, except for the time it took to notice");
    leader.away = false;
    source.read(now, samples, 0, 9600);
    assertEquals(480, source.read(now + 10 * MILLI, samples, 0, 9600));
    assertEquals(0.75f, samples[0]);
  }

  @Test
  void endsWithBothAndClosesBoth() throws IOException {
    Counter leader = new Counter(0.5f, 1);
    Counter other = new Counter(0.25f, 1);
    MixedSource source = new MixedSource(leader, other);
    leader.over = true;
    assertFalse(source.ended());
    float[] samples = new float[480];
    source.read(0, samples, 0, 480);
    assertEquals(480, source.read(10 * MILLI, samples, 0, 480), "at once, as neither source leads");
    other.over = true;
    assertTrue(source.ended());
    source.close();
    assertTrue(leader.closed && other.closed);
  }
}
