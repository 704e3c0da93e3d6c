package io.asciichat.core.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A tick is worked on once, by one loop at a time, and plain fields are safe under the claim. */
public class TickClaimStress {
  private final TickClaim claim = new TickClaim();

  /** A plain field, as the work behind the claim keeps its state. */
  private int work;

  int workOn(long tick) {
    if (!claim.claim(tick)) {
      return 0;
    }
    work++;
    claim.release();
    return 1;
  }

  int workBetween() {
    if (!claim.enter()) {
      return 0;
    }
    work++;
    claim.release();
    return 1;
  }

  /** Two loops come for the same tick. */
  @JCStressTest
  @Outcome(
      id = {"1, 0, 1", "0, 1, 1"},
      expect = ACCEPTABLE,
      desc = "one of them got it")
  @State
  public static class SameTick extends TickClaimStress {
    @Actor
    public void first(III_Result seen) {
      seen.r1 = workOn(1);
    }

    @Actor
    public void second(III_Result seen) {
      seen.r2 = workOn(1);
    }

    @Arbiter
    public void after(III_Result seen) {
      seen.r3 = super.work;
    }
  }

  /** A loop comes for the next tick while the work of the first may still go on. */
  @JCStressTest
  @Outcome(id = "1, 1, 2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(
      id = {"1, 0, 1", "0, 1, 1"},
      expect = ACCEPTABLE,
      desc = "one was left out")
  @State
  public static class NextTick extends TickClaimStress {
    @Actor
    public void first(III_Result seen) {
      seen.r1 = workOn(1);
    }

    @Actor
    public void second(III_Result seen) {
      seen.r2 = workOn(2);
    }

    @Arbiter
    public void after(III_Result seen) {
      seen.r3 = super.work;
    }
  }

  /** Something that must not meet a tick enters between two of them. */
  @JCStressTest
  @Outcome(id = "1, 1, 2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(
      id = {"1, 0, 1", "0, 1, 1"},
      expect = ACCEPTABLE,
      desc = "one was left out")
  @State
  public static class BetweenTicks extends TickClaimStress {
    @Actor
    public void first(III_Result seen) {
      seen.r1 = workOn(1);
    }

    @Actor
    public void second(III_Result seen) {
      seen.r2 = workBetween();
    }

    @Arbiter
    public void after(III_Result seen) {
      seen.r3 = super.work;
    }
  }
}
