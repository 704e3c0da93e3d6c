package io.asciichat.core.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.asciichat.core.port.Clock;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A loop that is woken or stopped at any moment does one more step or ends, and no interrupt
 * outlives it. One actor is the loop's thread itself: thousands of these states exist at once.
 */
public class LoopThreadStress {
  private static final Clock STANDING =
      new Clock() {
        @Override
        public long nanos() {
          return 0;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
          throw new UnsupportedOperationException();
        }
      };

  private @Nullable Runnable body;
  private volatile @Nullable LoopThread started;

  /** Lives the loop's whole life on the calling thread. */
  void live(Loop loop) {
    LoopThread thread =
        new LoopThread(
            "stress",
            loop,
            STANDING,
            run -> {
              body = run;
              return Thread.currentThread();
            });
    started = thread;
    if (body != null) {
      body.run();
    }
  }

  LoopHandle started() {
    LoopThread thread = started;
    while (thread == null) {
      Thread.onSpinWait();
      thread = started;
    }
    return thread;
  }

  /** Counts its ends; what it ends with is told apart. */
  abstract static class Ending implements Loop {
    private int ends;
    private int failures;

    @Override
    public void ended(@Nullable Throwable failure) {
      ends++;
      failures += failure == null ? 0 : 1;
    }
  }

  private static void report(Ending loop, III_Result seen) {
    seen.r1 = loop.ends;
    seen.r2 = loop.failures;
    seen.r3 = Thread.interrupted() ? 1 : 0;
  }

  /** A loop that waits to be woken is stopped. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "ended once, without failure or interrupt")
  @State
  public static class Stopped extends LoopThreadStress {
    @Actor
    public void loop(III_Result seen) {
      Ending loop =
          new Ending() {
            @Override
            public long step(long now) {
              return WHEN_WOKEN;
            }
          };
      live(loop);
      report(loop, seen);
    }

    @Actor
    public void owner() {
      started().stop();
    }
  }

  /** A loop comes to its own end while it is stopped. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "ended once, without failure or interrupt")
  @State
  public static class StoppedAtItsEnd extends LoopThreadStress {
    @Actor
    public void loop(III_Result seen) {
      Ending loop =
          new Ending() {
            @Override
            public long step(long now) {
              return DONE;
            }
          };
      live(loop);
      report(loop, seen);
    }

    @Actor
    public void owner() {
      started().stop();
    }
  }

  /** A loop is woken for news in a plain field: a lost wake-up would never end. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the step after the wake-up sees the news")
  @State
  public static class Woken extends LoopThreadStress {
    private int news;
    private boolean asleep;

    @Actor
    public void loop(I_Result seen) {
      live(
          now -> {
            if (!asleep) {
              // Nothing orders this step and the news: only the next one has been woken for them.
              asleep = true;
              return Loop.WHEN_WOKEN;
            }
            seen.r1 = news;
            return Loop.DONE;
          });
    }

    @Actor
    public void teller() {
      LoopHandle loop = started();
      news = 1;
      loop.wake();
    }
  }
}
