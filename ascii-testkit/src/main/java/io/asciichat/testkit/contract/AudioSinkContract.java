package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of every {@link AudioSink}. */
@Timeout(60)
public abstract class AudioSinkContract {
  /** An arbitrary time of the first call. */
  private static final long START = 7_000_000_000L;

  private static final long MILLI = 1_000_000L;
  private static final int PER_MILLI = AudioSource.SAMPLE_RATE / 1000;
  private static final int FRAME = 10 * PER_MILLI;

  /** For subclasses. */
  protected AudioSinkContract() {}

  /** A new, working sink that has room for at least 20 ms. */
  protected abstract AudioSink open() throws IOException;

  /**
   * Returns whether the sink plays as the given time passes; a device follows its own, a file none.
   */
  protected boolean followsTheClock() {
    return true;
  }

  private static float[] tone(int count) {
    float[] tone = new float[count];
    for (int i = 0; i < count; i++) {
      tone[i] = (float) (0.1 * Math.sin(2 * Math.PI * 440 * i / AudioSource.SAMPLE_RATE));
    }
    return tone;
  }

  @Test
  void tellsItsName() throws IOException {
    try (AudioSink sink = open()) {
      assertFalse(sink.name().isBlank());
    }
  }

  @Test
  void holdsNothingAtFirst() throws IOException {
    try (AudioSink sink = open()) {
      assertEquals(0, sink.buffered(START));
    }
  }

  @Test
  void takesSoundAndLeavesItAsItIs() throws IOException {
    try (AudioSink sink = open()) {
      float[] sound = tone(3 * FRAME);
      int taken = sink.write(START, sound, FRAME, FRAME);
      assertTrue(taken > 0 && taken <= FRAME, "took " + taken);
      assertArrayEquals(tone(3 * FRAME), sound);
    }
  }

  @Test
  void takesNothingWhenGivenNothing() throws IOException {
    try (AudioSink sink = open()) {
      assertEquals(0, sink.write(START, new float[10], 5, 0));
    }
  }

  @Test
  void clipsWhatIsTooLoud() throws IOException {
    try (AudioSink sink = open()) {
      float[] loud = {1.5f, -1.5f, 1, -1, 2, -2};
      assertTrue(sink.write(START, loud, 0, loud.length) > 0);
    }
  }

  @Test
  void tellsWhatWaitsAndPlaysIt() throws IOException {
    if (!followsTheClock()) {
      return;
    }
    try (AudioSink sink = open()) {
      int taken = sink.write(START, tone(2 * FRAME), 0, 2 * FRAME);
      assertEquals(2 * FRAME, taken);
      assertEquals(taken, sink.buffered(START));
      assertEquals(taken - 5 * PER_MILLI, sink.buffered(START + 5 * MILLI));
      assertEquals(0, sink.buffered(START + 20 * MILLI));
      assertEquals(0, sink.buffered(START + 500 * MILLI));
    }
  }

  @Test
  void refusesWhatDoesNotFitAndTakesItLater() throws IOException {
    if (!followsTheClock()) {
      return;
    }
    try (AudioSink sink = open()) {
      long most = 10L * AudioSource.SAMPLE_RATE;
      long total = 0;
      int taken = FRAME;
      while (taken == FRAME) {
        taken = sink.write(START, tone(FRAME), 0, FRAME);
        total += taken;
        assertTrue(total < most, "holds more than ten seconds");
      }
      assertEquals(0, sink.write(START, tone(FRAME), 0, FRAME));
      assertEquals(total, sink.buffered(START));
      assertEquals(FRAME, sink.write(START + 10 * MILLI, tone(FRAME), 0, FRAME));
    }
  }

  @Test
  void goesOnAfterItHasRunDry() throws IOException {
    try (AudioSink sink = open()) {
      sink.write(START, tone(FRAME), 0, FRAME);
      long later = START + 5_000 * MILLI;
      assertTrue(sink.write(later, tone(FRAME), 0, FRAME) > 0);
      assertTrue(sink.buffered(later) <= 2 * FRAME);
    }
  }

  @Test
  void closesTwice() throws IOException {
    AudioSink sink = open();
    sink.write(START, tone(FRAME), 0, FRAME);
    sink.close();
    sink.close();
  }

  @Test
  void closesWithoutHavingPlayed() throws IOException {
    open().close();
  }
}
