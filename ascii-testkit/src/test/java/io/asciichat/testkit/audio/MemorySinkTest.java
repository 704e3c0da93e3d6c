package io.asciichat.testkit.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.port.AudioSink;
import io.asciichat.testkit.contract.AudioSinkContract;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemorySinkTest extends AudioSinkContract {
  private static final long MILLI = 1_000_000L;

  @Override
  protected AudioSink open() {
    return new MemorySink();
  }

  private static float[] filled(float value, int count) {
    float[] sound = new float[count];
    Arrays.fill(sound, value);
    return sound;
  }

  @Test
  void tellsWhatWasHeardWhen() {
    MemorySink sink = new MemorySink();
    sink.write(100 * MILLI, filled(0.1f, 480), 0, 480);
    sink.write(100 * MILLI, filled(0.2f, 480), 0, 480);
    sink.write(150 * MILLI, filled(0.3f, 480), 0, 480);
    assertEquals(100 * MILLI, sink.startedAt());
    assertArrayEquals(filled(0.1f, 48), sink.heard(109 * MILLI, 110 * MILLI));
    assertArrayEquals(filled(0.2f, 480), sink.heard(110 * MILLI, 120 * MILLI));
    assertArrayEquals(filled(0, 30 * 48), sink.heard(120 * MILLI, 150 * MILLI));
    assertArrayEquals(filled(0.3f, 480), sink.heard(150 * MILLI, 160 * MILLI));
    assertArrayEquals(filled(0, 48), sink.heard(99 * MILLI, 100 * MILLI));
    assertArrayEquals(filled(0, 48), sink.heard(160 * MILLI, 161 * MILLI));
    assertEquals(1, sink.gaps());
    assertEquals(30 * 48, sink.silentSamples());
    assertEquals(3 * 480, sink.taken());
  }

  @Test
  void soundWithoutAGapIsCountedAsSuch() {
    MemorySink sink = new MemorySink();
    for (int i = 0; i < 3000; i++) {
      sink.write(10 * MILLI * i, filled(i, 480), 0, 480);
    }
    assertEquals(0, sink.gaps());
    assertArrayEquals(filled(2999, 480), sink.heard(29_990 * MILLI, 30_000 * MILLI));
    assertArrayEquals(filled(2000, 480), sink.heard(20_000 * MILLI, 20_010 * MILLI));
    assertArrayEquals(
        filled(0, 480), sink.heard(19_990 * MILLI, 20_000 * MILLI), "older than ten seconds");
  }

  @Test
  void anHourOfSilenceIsOneGap() {
    MemorySink sink = new MemorySink();
    sink.write(0, filled(1, 480), 0, 480);
    sink.write(3_600_000 * MILLI, filled(2, 480), 0, 480);
    assertEquals(1, sink.gaps());
    assertEquals(3600L * 48_000 - 480, sink.silentSamples());
    assertArrayEquals(filled(0, 480), sink.heard(3_599_000 * MILLI, 3_599_010 * MILLI));
    assertArrayEquals(filled(2, 480), sink.heard(3_600_000 * MILLI, 3_600_010 * MILLI));
  }

  @Test
  void takesNothingOnceClosed() {
    MemorySink sink = new MemorySink();
    sink.close();
    assertEquals(0, sink.write(0, filled(1, 480), 0, 480));
  }
}
