package io.asciichat.media.audio.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that move large pieces at once, or tell odd positions, are slow and not gone. */
@Timeout(60)
class SlowDeviceTest {
  private static final int RATE = AudioSource.SAMPLE_RATE;
  private static final long STEP = 5_000_000;
  private static final int SECONDS = 30;

  private final FakeCards cards = new FakeCards();
  private final float[] sound = new float[RATE];
  private long now = STEP;

  /** Time passes by steps; what the device has moved since is put there in blocks. */
  private static final class Blocks {
    private final FakeLine line;
    private final int[] sizes;
    private long nextAt;
    private int number;

    Blocks(FakeLine line, int shortestMillis, int longestMillis) {
      this.line = line;
      int between = (shortestMillis + longestMillis) / 2;
      sizes = new int[] {shortestMillis * 48, longestMillis * 48, between * 48};
      nextAt = nanos(sizes[0]);
    }

    private static long nanos(int samples) {
      return samples * 62_500L / 3;
    }

    void at(long now, int most) {
      if (now >= nextAt) {
        int size = sizes[number % sizes.length];
        line.offered.set(Math.min(most, line.offered.get() + size));
        number++;
        nextAt += nanos(sizes[number % sizes.length]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "100, 300", "1000, 1000", "2000, 2000", "10, 2000", "1500, 4000"})
  void speakersThatTakeLargePiecesAreNeverRestarted(int shortest, int longest) {
    FakeLine line = FakeLine.with(FakeLine.CAPACITY);
    Blocks blocks = new Blocks(line, shortest, longest);
    try (Speakers speakers = cards.add("card", () -> line).speaker()) {
      opened(() -> speakers.write(now, sound, 0, 240), line);
      for (; now < SECONDS * 1_000_000_000L; now += STEP) {
        blocks.at(now, FakeLine.CAPACITY);
        int taken = speakers.write(now, sound, 0, 576);
        assertTrue(taken >= 0 && taken <= 576, "took " + taken);
        int held = speakers.buffered(now);
        assertTrue(held >= 0 && held <= FakeLine.CAPACITY, "holds " + held);
      }
    }
    assertEquals(List.of(), cards.reports);
    assertEquals(1, line.closed.get(), "closed at the end alone");
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "100, 300", "1000, 1000", "2000, 2000", "10, 2000", "1500, 4000"})
  void microphonesThatGiveLargePiecesAreNeverRestarted(int shortest, int longest) {
    FakeLine line = FakeLine.with(10);
    Blocks blocks = new Blocks(line, shortest, longest);
    long read = 0;
    try (Microphone microphone = cards.add("card", () -> line).microphone()) {
      opened(() -> microphone.read(now, sound, 0, 10), line);
      for (; now < SECONDS * 1_000_000_000L; now += STEP) {
        blocks.at(now, Integer.MAX_VALUE);
        read += microphone.read(now, sound, 0, 480);
      }
    }
    assertTrue(read > (SECONDS - 5L) * RATE, "read " + read);
    assertEquals(List.of(), cards.reports);
    assertEquals(1, line.closed.get());
  }

  @Test
  void positionsThatJumpAreNoReasonEither() {
    FakeLine line = FakeLine.with(FakeLine.CAPACITY);
    int[] jumps = {-500, 3000, 0, 960, -1, 100_000, 480, 7};
    try (Speakers speakers = cards.add("card", () -> line).speaker()) {
      opened(() -> speakers.write(now, sound, 0, 240), line);
      int turn = 0;
      for (; now < SECONDS * 1_000_000_000L; now += STEP) {
        line.offered.set(jumps[turn++ / 50 % jumps.length]);
        int taken = speakers.write(now, sound, 0, 576);
        assertTrue(taken >= 0 && taken <= 576, "took " + taken);
        int held = speakers.buffered(now);
        assertTrue(held >= 0 && held <= FakeLine.CAPACITY, "holds " + held);
      }
    }
    assertEquals(List.of(), cards.reports);
  }

  private static void opened(Runnable use, FakeLine line) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              use.run();
              return line.last.length > 0;
            });
  }
}
