package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.load.Feed.MeasureWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayoutMeterTest {
  private static final long MILLI = 1_000_000;

  private final MeasureWindow window = new MeasureWindow();
  private final PlayoutMeter meter = new PlayoutMeter(window);

  @BeforeEach
  void measureASecond() {
    window.open(1000 * MILLI, 2000 * MILLI);
  }

  private void packets(int fromMilli, int toMilli) {
    for (int at = fromMilli; at < toMilli; at += 10) {
      meter.packet(at * MILLI, 10 * MILLI);
    }
    meter.finish();
  }

  @Test
  void steadySoundHasNoBreaks() {
    packets(500, 2500);
    assertEquals(new SoundContinuity(0, 0, 100), meter.result());
  }

  @Test
  void packetsThatAreLateByLessThanTheReserveAreNotMissed() {
    meter.packet(1000 * MILLI, 10 * MILLI);
    for (int i = 0; i < 6; i++) {
      meter.packet(1060 * MILLI, 10 * MILLI);
    }
    packets(1070, 2000);
    assertEquals(new SoundContinuity(0, 0, 100), meter.result());
  }

  @Test
  void soundThatIsLostIsABreak() {
    for (int at = 1000; at < 1500; at += 10) {
      meter.packet(at * MILLI, 10 * MILLI);
    }
    // 200 ms are lost, of which the reserve bridges 60.
    packets(1700, 2000);
    assertEquals(new SoundContinuity(1, 140, 80), meter.result());
  }

  @Test
  void silenceToTheEndIsABreakAndSoIsNoSoundAtAll() {
    packets(1000, 1500);
    assertEquals(new SoundContinuity(1, 440, 50), meter.result());
    PlayoutMeter nothing = new PlayoutMeter(window);
    nothing.finish();
    assertEquals(new SoundContinuity(1, 1000, 0), nothing.result());
  }
}
