package io.asciichat.core.lock;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A signal ends the wait, whichever comes first, and publishes what was written before it. */
@JCStressTest
@Outcome(id = "1, 7", expect = ACCEPTABLE, desc = "signalled, with the news")
@State
public class WakeSignalStress {
  private final WakeSignal signal = new WakeSignal(() -> 0);
  private int news;

  @Actor
  public void signals() {
    news = 7;
    signal.signal();
  }

  @Actor
  public void waits(II_Result seen) {
    try {
      seen.r1 = signal.await(Long.MAX_VALUE) ? 1 : 0;
      seen.r2 = news;
    } catch (InterruptedException e) {
      seen.r1 = -1;
    }
  }
}
