package io.asciichat.testkit.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.sim.ManualClock;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private final ManualClock clock = new ManualClock();
  private final Arrivals arrivals = new Arrivals(clock, 250);

  @Test
  void aGapCountsOnlyWhileOneIsEntitled() {
    clock.advance(1_000);
    arrivals.entitle(2, false);
    arrivals.entitle(2, true);
    clock.advance(250);
    arrivals.arrived(2);
    assertEquals(0, arrivals.lateCaller());
    clock.advance(200);
    arrivals.entitle(2, false);
    clock.advance(900);
    arrivals.entitle(2, true);
    clock.advance(240);
    arrivals.entitle(2, true);
    assertEquals(0, arrivals.lateCaller());
    clock.advance(11);
    arrivals.arrived(2);
    assertEquals(2, arrivals.lateCaller());
    assertEquals(251, arrivals.lateNanos());
  }

  @Test
  void aGapThatGoesOnIsNoticedWhenItIsLookedFor() {
    arrivals.entitle(1, true);
    arrivals.arrived(1);
    clock.advance(251);
    arrivals.entitle(1, true);
    assertEquals(1, arrivals.lateCaller());
  }
}
