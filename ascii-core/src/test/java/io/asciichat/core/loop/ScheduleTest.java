package io.asciichat.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final long DAY = 86_400_000_000_000L;

  @Test
  void sixtyBeatsASecondDoNotDriftInAYear() {
    Schedule schedule = Schedule.perSecond(500, 60);
    assertEquals(500, schedule.timeOf(0));
    assertEquals(500 + 16_666_666, schedule.timeOf(1));
    assertEquals(500 + 33_333_333, schedule.timeOf(2));
    assertEquals(500 + 1_000_000_000, schedule.timeOf(60));
    assertEquals(500 + 365 * DAY, schedule.timeOf(365L * 86_400 * 60));
  }

  @Test
  void audioBeatsAreExactToo() {
    Schedule schedule = new Schedule(0, 44_100, 256_000_000_000L);
    assertEquals(256_000_000_000L, schedule.timeOf(44_100));
    assertEquals(256_000_000_000L * 100_000, schedule.timeOf(44_100L * 100_000));
  }

  @Test
  void beatsBeforeTheStartAreNone() {
    Schedule schedule = Schedule.perSecond(1_000, 10);
    assertEquals(-1, schedule.indexAt(999));
    assertEquals(1_000, schedule.nextAfter(0));
    assertEquals(0, schedule.indexAt(1_000));
    assertEquals(100_001_000, schedule.nextAfter(1_000));
  }

  @Test
  void missedBeatsAreSkipped() {
    Schedule schedule = Schedule.perSecond(0, 10);
    assertEquals(1_100_000_000, schedule.nextAfter(1_050_000_000));
  }

  @Property(tries = 500)
  void theBeatOfATimeIsTheLastOneNotAfterIt(
      @ForAll @LongRange(max = 1_000_000_000_000L) long start,
      @ForAll @IntRange(min = 1, max = 100_000) int beats,
      @ForAll @LongRange(min = 1, max = 1_001_000_000_000L) long per,
      @ForAll @LongRange(max = 365 * DAY) long elapsed) {
    Schedule schedule = new Schedule(start, beats, per);
    long now = start + elapsed;
    long index = schedule.indexAt(now);
    assertTrue(schedule.timeOf(index) <= now);
    if (per >= beats) {
      assertTrue(schedule.timeOf(index + 1) > now);
      assertTrue(schedule.nextAfter(now) > now);
    }
  }

  @Test
  void impossibleRatesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.perSecond(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Schedule(0, Long.MAX_VALUE, Long.MAX_VALUE - 1));
  }
}
