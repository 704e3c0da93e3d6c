package io.asciichat.crypto;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.io.IOException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A key is wiped once, and never from under a thread that uses it. */
public class UseGuardStress {
  private static final int KEY = 5;

  private int key = KEY;
  private int wipes;

  /** A guard over plain fields, as a key's bytes are. */
  final UseGuard guard =
      new UseGuard(
          () -> {
            key = 0;
            wipes++;
          });

  /** Closes while the key is used. */
  @JCStressTest
  @Outcome(id = "5, 5, 1", expect = ACCEPTABLE, desc = "used whole, wiped afterwards")
  @Outcome(id = "-1, -1, 1", expect = ACCEPTABLE, desc = "refused, wiped")
  @State
  public static class ClosedDuringUse extends UseGuardStress {
    @Actor
    public void user(III_Result seen) {
      try {
        guard.enter();
      } catch (IOException e) {
        seen.r1 = -1;
        seen.r2 = -1;
        return;
      }
      seen.r1 = super.key;
      Thread.onSpinWait();
      seen.r2 = super.key;
      guard.exit();
    }

    @Actor
    public void closer() {
      guard.close();
    }

    @Arbiter
    public void after(III_Result seen) {
      seen.r3 = super.wipes;
    }
  }

  /** Two threads close at once. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "wiped once")
  @State
  public static class ClosedTwice extends UseGuardStress {
    @Actor
    public void first() {
      guard.close();
    }

    @Actor
    public void second() {
      guard.close();
    }

    @Arbiter
    public void after(I_Result seen) {
      seen.r1 = super.wipes;
    }
  }
}
