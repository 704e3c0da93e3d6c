package io.asciichat.core.server.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.server.budget.BudgetMeter.Verdict;
import io.asciichat.core.session.ClientBudget;
import io.asciichat.core.session.ClientBudget.Allowance;
import io.asciichat.core.session.ClientBudget.Kind;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetMeterTest {
  private static final long SECOND = 1_000_000_000L;

  private final BudgetMeter meter = new BudgetMeter(ClientBudget.DEFAULT, 0);

  /** What clients send, for ten minutes, with all of a stall of ten seconds at once in between. */
  @ParameterizedTest
  @EnumSource(Legitimate.class)
  void whatClientsSendPasses(Legitimate client) {
    for (int i = 0; i < client.rate * 600; i++) {
      long sent = i * SECOND / client.rate;
      long stall = 300 * SECOND;
      long arrives =
          sent > stall && sent < stall + client.stall * SECOND
              ? stall + client.stall * SECOND
              : sent;
      assertEquals(Verdict.PASS, meter.packet(client.kind, client.bytes, arrives), "" + i);
      assertEquals(Verdict.PASS, meter.work(client.kind, client.work, arrives), "" + i);
    }
  }

  enum Legitimate {
    RAW_60(Kind.PICTURES, 60, 24 + 480 * 270 * 3, 0, 8),
    RAW_144(Kind.PICTURES, 144, 24 + 480 * 270 * 3, 0, 2),
    H265_60(
        Kind.H265,
        60,
        20_000,
        ProcessorCost.h265(20_000) + ProcessorCost.h265Picture(480, 270),
        10),
    H265_720P_30(
        Kind.H265,
        30,
        40_000,
        ProcessorCost.h265(40_000) + ProcessorCost.h265Picture(1280, 720),
        4),
    SOUND_172(Kind.SOUND, 172, 200, 8_000 + 10 * 4_720 + 200 * 150, 10),
    PING_AND_PONG(Kind.KEEPALIVE, 7, 0, 0, 10),
    NAME_AT_ONCE(Kind.NAME, 1, 40, 0, 10),
    KEY_HELD_DOWN(Kind.CONTROL, 30, 4, 0, 8),
    DRAGGED_EDGE(Kind.TERMINAL, 60, 200, ProcessorCost.terminal(200, 60, false), 8);

    private final Kind kind;
    private final int rate;
    private final int bytes;
    private final long work;
    private final int stall;

    Legitimate(Kind kind, int rate, int bytes, long work, int stall) {
      this.kind = kind;
      this.rate = rate;
      this.bytes = bytes;
      this.work = work;
      this.stall = stall;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFloodOfAnyKindIsDroppedAndThenEndsItsClient(Kind kind) {
    Allowance allowed = ClientBudget.DEFAULT.of(kind);
    long burst = (long) (allowed.packets() * allowed.burst().toSeconds());
    long passed = 0;
    long dropped = 0;
    Verdict verdict;
    while ((verdict = meter.packet(kind, 0, dropped)) != Verdict.END) {
      passed += verdict == Verdict.PASS ? 1 : 0;
      dropped += verdict == Verdict.DROP ? 1 : 0;
      assertTrue(dropped <= burst + 1, "never ended");
    }
    assertTrue(Math.abs(burst - passed) <= 1, passed + " passed");
    assertTrue(Math.abs(burst - dropped) <= 1, dropped + " dropped");
  }

  @Test
  void largePacketsCountAsWellAsMany() {
    int passed = 0;
    while (meter.packet(Kind.PICTURES, 5 << 20, 0) == Verdict.PASS) {
      passed++;
    }
    assertEquals(3 * 96 / 5, passed);
  }

  @Test
  void whoIsALittleTooFastIsEndedAfterSeconds() {
    long now = 0;
    long interval = SECOND / 25;
    long firstDrop = 0;
    Verdict verdict;
    while ((verdict = meter.packet(Kind.KEEPALIVE, 0, now)) != Verdict.END) {
      if (verdict == Verdict.DROP && firstDrop == 0) {
        firstDrop = now;
      }
      now += interval;
    }
    assertTrue(firstDrop > 30 * SECOND, "a burst and a half");
    assertEquals(BudgetMeter.MAX_EXCESS_SECONDS, (now - firstDrop) / (double) SECOND, 0.1);
  }

  @Test
  void workThatIsDoneIsPaidForByWhatFollows() {
    meter.done(Kind.H265, 3 * SECOND, 0);
    assertEquals(Verdict.DROP, meter.packet(Kind.H265, 100, 0));
    assertEquals(Verdict.PASS, meter.packet(Kind.PICTURES, 100, 0), "another kind");
    assertEquals(Verdict.PASS, meter.packet(Kind.H265, 100, 6 * SECOND));
  }

  @Test
  void aBudgetCanBeMultipliedAndReplacedInPart() {
    ClientBudget twice = ClientBudget.DEFAULT.times(2);
    assertEquals(400, twice.of(Kind.PICTURES).packets());
    assertEquals(Duration.ofMillis(160), twice.of(Kind.SOUND).work());
    Allowance own = new Allowance(1, 1, Duration.ofMillis(1), Duration.ofSeconds(1));
    ClientBudget other = twice.with(Kind.TEXT, own);
    assertEquals(own, other.of(Kind.TEXT));
    assertEquals(twice.of(Kind.NAME), other.of(Kind.NAME));
    assertThrows(IllegalArgumentException.class, () -> ClientBudget.DEFAULT.times(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Allowance(0, 1, Duration.ofMillis(1), Duration.ofSeconds(1)));
  }

  /** However packets come, no more pass than the rate and one burst allow. */
  @Property(tries = 200)
  void neverMorePassesThanIsAllowed(
      @ForAll Kind kind, @ForAll @IntRange(min = 1, max = 50) int millis) {
    BudgetMeter fresh = new BudgetMeter(ClientBudget.DEFAULT, 0);
    Allowance allowed = ClientBudget.DEFAULT.of(kind);
    long passed = 0;
    long now = 0;
    for (int i = 0; i < 2000; i++) {
      now += millis * 1_000_000L;
      passed += fresh.packet(kind, 0, now) == Verdict.PASS ? 1 : 0;
    }
    double most = allowed.packets() * (now / 1e9 + allowed.burst().toSeconds());
    assertTrue(passed <= most + 1, passed + " of " + most);
  }
}
