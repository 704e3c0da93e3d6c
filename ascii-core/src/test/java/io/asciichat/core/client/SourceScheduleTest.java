package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceScheduleTest {
  private static final long MILLI = 1_000_000;
  private static final long START = 777 * MILLI;

  /** A source of ten pictures a second that knows, or does not know, when the next one is due. */
  private static final class Film implements VideoSource {
    long nextAt = UNKNOWN;

    @Override
    public @Nullable RgbFrame next(long now) {
      return null;
    }

    @Override
    public double framesPerSecond() {
      return 10;
    }

    @Override
    public long nextAt() {
      return nextAt;
    }

    @Override
    public String name() {
      return "film";
    }

    @Override
    public void close() {}
  }

  @Test
  void beatsFromTheFirstQuestionOn() {
    SourceSchedule schedule = new SourceSchedule(new Film());
    assertEquals(START + 100 * MILLI, schedule.nextAfter(START));
    assertEquals(START + 200 * MILLI, schedule.nextAfter(START + 130 * MILLI), "no drift");
  }

  @Test
  void asksWhenTheNextPictureIsDue() {
    Film film = new Film();
    SourceSchedule schedule = new SourceSchedule(film);
    film.nextAt = START + 437 * MILLI;
    assertEquals(START + 437 * MILLI, schedule.nextAfter(START));
  }

  @Test
  void neitherSpinsNorSleepsForLong() {
    Film film = new Film();
    SourceSchedule schedule = new SourceSchedule(film);
    film.nextAt = START - 5 * MILLI;
    assertTrue(schedule.nextAfter(START) > START);
    film.nextAt = START + 3_600_000 * MILLI;
    assertEquals(START + 1000 * MILLI, schedule.nextAfter(START));
  }
}
