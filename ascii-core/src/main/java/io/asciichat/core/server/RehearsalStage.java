package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the loops of a {@link ServerRehearsal} their turns, all on one thread, in a time of its
 * own.
 */
final class RehearsalStage implements Clock, LoopRunner {
  /** How far time goes on at once: a third of a tick of sound. */
  private static final long BEAT_NANOS = 2_000_000L;

  /** Turns one loop gets at one time, such as a send loop whose queue is full. */
  private static final int MAX_TURNS = 100;

  private final List<Turns> loops = new ArrayList<>();
  private long now = 1;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    throw new UnsupportedOperationException("nothing sleeps in a rehearsal");
  }

  @Override
  public LoopHandle start(String name, Loop loop) {
    Turns turns = new Turns(loop);
    loops.add(turns);
    return turns;
  }

  /** Whether a loop has not ended yet. */
  boolean isBusy() {
    return !loops.isEmpty();
  }

  /** Gives every loop that is due its turns and lets time go on. */
  void goOn() {
    // Loops start others meanwhile.
    for (int i = 0; i < loops.size(); i++) {
      Turns turns = loops.get(i);
      for (int turn = 0; turn < MAX_TURNS && turns.isDue(); turn++) {
        turns.take();
      }
    }
    loops.removeIf(Turns::isOver);
    now += BEAT_NANOS;
  }

  private final class Turns implements LoopHandle {
    private final Loop loop;
    private long due = Long.MIN_VALUE + 1;
    private boolean inside;
    private boolean stopped;
    private boolean over;

    Turns(Loop loop) {
      this.loop = loop;
    }

    boolean isOver() {
      return over;
    }

    boolean isDue() {
      return !over && (stopped || due <= now);
    }

    void take() {
      if (stopped) {
        end(null);
        return;
      }
      inside = true;
      due = Loop.WHEN_WOKEN;
      long next;
      try {
        next = loop.step(now);
      } catch (Exception e) {
        end(e);
        return;
      } finally {
        inside = false;
      }
      if (next == Loop.DONE) {
        end(null);
      } else {
        // A wake that came during the step counts.
        due = Math.min(due, next);
      }
    }

    private void end(@Nullable Throwable failure) {
      if (!over) {
        over = true;
        loop.ended(failure);
      }
    }

    @Override
    public void wake() {
      due = now;
    }

    @Override
    public void stop() {
      stopped = true;
    }

    @Override
    public boolean join(long timeoutNanos) {
      if (stopped && !inside) {
        end(null);
      }
      return over || inside;
    }
  }
}
