package io.asciichat.core.lock;

import io.asciichat.core.lock.LockStatistics.Times;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to one lock, and outlives it. Any thread may call any method. */
final class LockCounters {
  private final LongAdder acquisitions = new LongAdder();
  private final LongAdder contended = new LongAdder();
  private final LongAdder waitedNanos = new LongAdder();
  private final LongAdder heldNanos = new LongAdder();
  private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);

  /** Somebody takes the lock. */
  void taken() {
    acquisitions.increment();
  }

  /** It was found taken, or with others waiting. */
  void contended() {
    contended.increment();
  }

  /** A thread has waited for it. */
  void waited(long nanos) {
    waitedNanos.add(nanos);
  }

  /** It was given back. */
  void held(long nanos) {
    heldNanos.add(nanos);
    longestNanos.accumulate(nanos);
  }

  /** The figures of this lock. */
  LockStatistics of(String name, LockRank rank) {
    return new LockStatistics(
        name,
        rank,
        acquisitions.sum(),
        contended.sum(),
        new Times(waitedNanos.sum(), heldNanos.sum(), longestNanos.get()));
  }

  /** Adds another lock's figures to these. */
  void add(LockCounters other) {
    acquisitions.add(other.acquisitions.sum());
    contended.add(other.contended.sum());
    waitedNanos.add(other.waitedNanos.sum());
    heldNanos.add(other.heldNanos.sum());
    longestNanos.accumulate(other.longestNanos.get());
  }
}
