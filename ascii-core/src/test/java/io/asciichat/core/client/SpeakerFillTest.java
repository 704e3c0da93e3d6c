package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeakerFillTest {
  private static final long MILLI = 1_000_000L;

  private final SpeakerFill fill = new SpeakerFill();

  @Test
  void fillsUpToTwelveMilliseconds() {
    assertEquals(576, fill.missing(0, 0));
    assertEquals(96, fill.missing(5 * MILLI, 480));
    assertEquals(0, fill.missing(10 * MILLI, 800));
  }

  @Test
  void speakersThatRanDryGetMoreForHalfAMinute() {
    fill.missing(0, 0);
    fill.missing(3995 * MILLI, 576);
    assertEquals(816, fill.missing(4000 * MILLI, 0));
    long now = 4000 * MILLI;
    for (int i = 0; i < 6000; i++) {
      now += 5 * MILLI;
      assertEquals(240, fill.missing(now, 576), "step " + i);
    }
    assertEquals(0, fill.missing(now + 5 * MILLI, 576));
  }

  /** Devices that open and code that is being compiled say nothing of the call. */
  @Test
  void whatHappensInTheBeginningDoesNotCount() {
    fill.missing(0, 0);
    assertEquals(576, fill.missing(500 * MILLI, 0));
    fill.missing(505 * MILLI, 576);
    assertEquals(576, fill.missing(1000 * MILLI, 0));
  }

  @Test
  void thereIsALimit() {
    fill.missing(0, 0);
    for (int i = 31; i < 50; i++) {
      fill.missing(100 * MILLI * i, 0);
      fill.missing(100 * MILLI * i + 5 * MILLI, 100);
    }
    assertEquals(SpeakerFill.MAX_SAMPLES - 100, fill.missing(5500 * MILLI, 100));
  }

  /** A device that has vanished takes all and holds nothing. */
  @Test
  void speakersThatNeverHoldAnythingGetWhatTheClockSays() {
    long given = 0;
    for (int i = 0; i < 2000; i++) {
      given += fill.missing(5 * MILLI * i, 0);
    }
    assertEquals(10 * 48_000, (double) given, 2000);
    assertTrue(fill.missing(11_000 * MILLI, 0) <= SpeakerFill.MAX_SAMPLES);
  }
}
