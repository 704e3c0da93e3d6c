package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {
  private static final long MILLISECOND = 1_000_000;

  @ParameterizedTest
  @CsvSource({"60, 60", "1, 1", "144, 144", "5000, 1000"})
  void aSteadyStreamHasItsRate(int rate, int shown) {
    FrameRate counter = new FrameRate();
    for (int i = 0; i < 5 * rate; i++) {
      counter.shown(i * 1_000_000_000L / rate);
    }
    assertEquals(shown, counter.perSecond());
  }

  @Property(tries = 300)
  void onlyFramesOfTheLastSecondCount(
      @ForAll @Size(min = 1, max = 300) int @IntRange(min = 0, max = 400) [] pauses) {
    FrameRate counter = new FrameRate();
    ArrayDeque<Long> times = new ArrayDeque<>();
    long now = 0;
    for (int pause : pauses) {
      now += pause * MILLISECOND;
      counter.shown(now);
      times.add(now);
      while (times.getFirst() <= now - 1000 * MILLISECOND) {
        times.removeFirst();
      }
      assertEquals(times.size(), counter.perSecond());
    }
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"0,'   0 fps '", "7,'   7 fps '", "60,'  60 fps '", "1000,'1000 fps '"})
  void theNumberStandsInTheCorner(int frames, String expected) {
    FrameRate counter = new FrameRate();
    for (int i = 0; i < frames; i++) {
      counter.shown(0);
    }
    OutputBuffer out = new OutputBuffer(16);
    counter.draw(80, Paint.OWN, out);
    String text = new String(out.array(), 0, out.length(), StandardCharsets.US_ASCII);
    assertEquals("\u001b[1;72H\u001b[0;7m" + expected + "\u001b[0m", text);
    assertEquals(frames > 0, counter.hasBegun());
  }

  @Test
  void whatWasShownASecondAgoCountsNoMore() {
    FrameRate counter = new FrameRate();
    counter.shown(0);
    counter.shown(400 * MILLISECOND);
    counter.passed(999 * MILLISECOND);
    assertEquals(2, counter.perSecond());
    counter.passed(1000 * MILLISECOND);
    assertEquals(1, counter.perSecond());
    counter.passed(9000 * MILLISECOND);
    assertEquals(0, counter.perSecond());
    counter.shown(9100 * MILLISECOND);
    assertEquals(1, counter.perSecond());
  }
}
