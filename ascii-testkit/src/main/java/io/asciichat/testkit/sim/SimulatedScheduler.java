package io.asciichat.testkit.sim;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays loops and timers on one thread, in the order of their deadlines, on a clock that jumps from
 * one to the next. What is due at the same time happens in the order in which it was started. The
 * same inputs therefore give the same run, and ten minutes pass in a moment.
 *
 * <p>Time passes only in {@link #runUntil}, {@link #runFor}, {@link #sleepUntil} and {@link
 * LoopHandle#join}, called from outside; no time passes during a step. For one thread.
 */
public final class SimulatedScheduler implements LoopRunner, Clock, Timers {
  /** So many turns without time going on mean that it never will. */
  static final int MAX_TURNS_AT_ONCE = 100_000;

  private final TreeSet<Turn> turns = new TreeSet<>();
  private final List<LoopFailure> failures = new ArrayList<>();
  private @Nullable Turn current;
  private long now;
  private long sequence;
  private int turnsAtOnce;

  /** A scheduler at time zero with nothing to do. */
  public SimulatedScheduler() {}

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public LoopHandle start(String name, Loop loop) {
    SimulatedLoop started = new SimulatedLoop(this, name, loop, sequence++);
    turns.add(started);
    return started;
  }

  @Override
  public void at(long nanos, Runnable task) {
    turns.add(
        new Turn(sequence++, Math.max(now, nanos)) {
          @Override
          String name() {
            return "timer";
          }

          @Override
          void happen() {
            task.run();
          }
        });
  }

  /**
   * Lets everything happen that is due up to this time, which the clock shows afterwards.
   *
   * @throws IllegalStateException when a loop keeps asking for turns and time cannot go on, or when
   *     called from a step or a timer
   */
  public void runUntil(long nanos) {
    runUntil(() -> false, nanos);
  }

  /** Lets time pass; see {@link #runUntil(long)}. */
  public void runFor(Duration duration) {
    runUntil(now + duration.toNanos());
  }

  /**
   * Lets time pass until something is the case.
   *
   * @param condition looked at before each turn
   * @param limitNanos the clock's reading at which to give up
   * @return whether it is the case; the clock shows when it became so, or the limit
   */
  public boolean runUntil(BooleanSupplier condition, long limitNanos) {
    if (current != null) {
      throw new IllegalStateException(
          current.name() + " lets time pass inside a step; return a deadline instead");
    }
    while (!condition.getAsBoolean()) {
      if (turns.isEmpty() || turns.first().nanos() > limitNanos) {
        passTo(limitNanos);
        return condition.getAsBoolean();
      }
      Turn next = turns.removeFirst();
      passTo(next.nanos());
      take(next);
    }
    return true;
  }

  /** Runs until that time; only from outside. */
  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    runUntil(deadlineNanos);
  }

  /**
   * The loops that ended with a failure, in order; {@link LoopFailure#isOrdinary} tells ordinary
   * ends, such as that of a connection, from deaths.
   */
  public List<LoopFailure> failures() {
    return List.copyOf(failures);
  }

  /** The loops that died of a fault in the program, in order. */
  public List<LoopFailure> deaths() {
    return failures.stream().filter(failure -> !failure.isOrdinary()).toList();
  }

  /** The name of the loop whose step is running, or null between steps. */
  public @Nullable String running() {
    return current == null ? null : current.name();
  }

  boolean inTurn() {
    return current != null;
  }

  void failed(String loop, Throwable failure) {
    failures.add(new LoopFailure(loop, now, failure));
  }

  /** Queues a turn, or moves it within the queue. */
  void queue(Turn turn, long nanos) {
    turns.remove(turn);
    turn.nanos(Math.max(now, nanos));
    turns.add(turn);
  }

  void unqueue(Turn turn) {
    turns.remove(turn);
  }

  private void passTo(long nanos) {
    if (nanos > now) {
      now = nanos;
      turnsAtOnce = 0;
    }
  }

  private void take(Turn turn) {
    if (++turnsAtOnce > MAX_TURNS_AT_ONCE) {
      throw new IllegalStateException(
          "time stands still at "
              + now
              + " ns: "
              + turn.name()
              + " got the last of "
              + MAX_TURNS_AT_ONCE
              + " turns");
    }
    current = turn;
    try {
      turn.happen();
    } finally {
      current = null;
    }
  }

  /**
   * Something that is to happen at a time; among those of the same time the first made is first.
   */
  abstract static class Turn implements Comparable<Turn> {
    private final long sequence;
    private long nanos;

    Turn(long sequence, long nanos) {
      this.sequence = sequence;
      this.nanos = nanos;
    }

    long nanos() {
      return nanos;
    }

    /** May only be called while the turn is not queued. */
    void nanos(long newNanos) {
      nanos = newNanos;
    }

    abstract String name();

    abstract void happen();

    @Override
    public int compareTo(Turn other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(sequence);
    }
  }
}
