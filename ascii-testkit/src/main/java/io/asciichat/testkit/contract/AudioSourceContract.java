package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioSource;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of every {@link AudioSource}. */
@Timeout(60)
public abstract class AudioSourceContract {
  /** An arbitrary time of the first call: sources must not take the clock's zero for the start. */
  private static final long START = 7_000_000_000L;

  private static final long MILLI = 1_000_000L;
  private static final int PER_MILLI = AudioSource.SAMPLE_RATE / 1000;
  private static final long TIMEOUT = 10_000_000_000L;

  /** For subclasses. */
  protected AudioSourceContract() {}

  /** A new, working source that gives at least a second of sound. */
  protected abstract AudioSource open() throws IOException;

  /** Returns whether the source follows the given time alone; a device follows its own. */
  protected boolean followsTheClock() {
    return true;
  }

  /** The first samples of a source, read in steps of so many milliseconds. */
  private float[] take(AudioSource source, int count, int stepMillis) throws IOException {
    float[] sound = new float[count];
    long deadline = System.nanoTime() + TIMEOUT;
    int taken = source.read(START, sound, 0, count);
    for (long step = 1; taken < count; step++) {
      assertTrue(System.nanoTime() < deadline, "no sound");
      assertFalse(source.ended(), "before a second is over");
      if (!followsTheClock()) {
        Thread.onSpinWait();
      }
      taken += source.read(START + step * stepMillis * MILLI, sound, taken, count - taken);
    }
    return sound;
  }

  @Test
  void tellsItsName() throws IOException {
    try (AudioSource source = open()) {
      assertFalse(source.name().isBlank());
      assertFalse(source.ended(), "before the first sample");
    }
  }

  @Test
  void givesSamplesInRange() throws IOException {
    try (AudioSource source = open()) {
      for (float sample : take(source, AudioSource.SAMPLE_RATE / 2, 10)) {
        assertTrue(sample >= -1 && sample <= 1, () -> "sample " + sample);
      }
    }
  }

  @Test
  void writesOnlyWhereItMay() throws IOException {
    try (AudioSource source = open()) {
      source.read(START, new float[1], 0, 1);
      float[] samples = new float[1000];
      long deadline = System.nanoTime() + TIMEOUT;
      int count = 0;
      for (long step = 1; count == 0; step++) {
        assertTrue(System.nanoTime() < deadline, "no sound");
        Arrays.fill(samples, 9);
        count = source.read(START + step * 10 * MILLI, samples, 300, 200);
      }
      assertTrue(count > 0 && count <= 200, "wrote " + count);
      for (int i = 0; i < samples.length; i++) {
        boolean within = i >= 300 && i < 300 + count;
        assertEquals(within, samples[i] != 9, "at " + i);
      }
    }
  }

  @Test
  void givesNothingWhenAskedForNothing() throws IOException {
    try (AudioSource source = open()) {
      assertEquals(0, source.read(START, new float[0], 0, 0));
      assertEquals(0, source.read(START + 10 * MILLI, new float[10], 10, 0));
    }
  }

  @Test
  void givesWhatIsDueAndNoMore() throws IOException {
    if (!followsTheClock()) {
      return;
    }
    try (AudioSource source = open()) {
      float[] samples = new float[AudioSource.SAMPLE_RATE];
      int atOnce = source.read(START, samples, 0, samples.length);
      assertTrue(atOnce <= 20 * PER_MILLI, "began with " + atOnce + " samples");
      int total = atOnce;
      for (int millis = 7; millis <= 700; millis += 7) {
        long now = START + millis * MILLI;
        total += source.read(now, samples, 0, samples.length);
        assertEquals(0, source.read(now, samples, 0, samples.length), "the same time again");
        int due = millis * PER_MILLI;
        assertTrue(Math.abs(total - due) <= 20 * PER_MILLI, total + " of " + due + " samples");
      }
    }
  }

  @Test
  void givesTheSameSoundAtAnyPace() throws IOException {
    if (!followsTheClock()) {
      return;
    }
    try (AudioSource quick = open();
        AudioSource slow = open()) {
      int count = AudioSource.SAMPLE_RATE / 2;
      assertArrayEquals(take(quick, count, 3), take(slow, count, 50));
    }
  }

  @Test
  void aLongPauseIsNoError() throws IOException {
    try (AudioSource source = open()) {
      float[] samples = new float[480];
      source.read(START, samples, 0, samples.length);
      int count = source.read(START + 3_600_000 * MILLI, samples, 0, samples.length);
      assertTrue(count >= 0 && count <= samples.length, "wrote " + count);
    }
  }

  @Test
  void closesTwice() throws IOException {
    AudioSource source = open();
    take(source, 480, 10);
    source.close();
    source.close();
  }

  @Test
  void closesWithoutHavingBeenHeard() throws IOException {
    open().close();
  }
}
