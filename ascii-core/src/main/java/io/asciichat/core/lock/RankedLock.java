package io.asciichat.core.lock;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock with a rank. It is held for the time of one method call, never longer:
 *
 * <pre>{@code
 * private final RankedLock lock = new RankedLock(LockRank.SESSION_STATE, "session 3");
 *
 * SessionSnapshot snapshot() {
 *   return lock.call(() -> new SessionSnapshot(name, columns, rows));
 * }
 * }</pre>
 *
 * <p>Because the body runs inside {@link #call} or {@link #run}, the places where a thread took its
 * locks are still on its stack for as long as it holds them. Nothing is recorded on the way in, and
 * the error message and the {@linkplain LockReport report} nevertheless name each place exactly.
 *
 * <p>A lock whose rank is not above all ranks held by the thread is refused with a {@link
 * LockOrderException}; that includes taking the same lock again. Waiting for a lock cannot be
 * interrupted: bodies are short and do no rendering, mixing, encryption or I/O. Taking a free lock
 * allocates nothing, apart from a thread's first one.
 */
public final class RankedLock {
  private final LockRank rank;
  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final LockCounters counters = new LockCounters();

  /** Work under a lock, with a result. */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object, X extends Exception> {
    /** Runs on the calling thread, with the lock held. */
    T call() throws X;
  }

  /** Work under a lock, without a result. */
  @FunctionalInterface
  public interface Action<X extends Exception> {
    /** Runs on the calling thread, with the lock held. */
    void run() throws X;
  }

  /**
   * A lock that one thread holds at a time.
   *
   * @param name for reports, such as {@code "session 3"}
   */
  public RankedLock(LockRank rank, String name) {
    this.rank = rank;
    this.name = name;
    LockRegistry.add(this, counters);
  }

  /**
   * Takes the lock, runs the body and gives the lock back, however the body ends.
   *
   * @return what the body returns
   * @throws LockOrderException when the thread holds a lock of this rank or a later one; the body
   *     does not run
   * @throws X what the body throws
   */
  public <T extends @Nullable Object, X extends Exception> T call(Body<T, X> body) throws X {
    ThreadLocks mine = ThreadLocks.current();
    long since = acquire(mine);
    try {
      return body.call();
    } finally {
      release(mine, since);
    }
  }

  /**
   * Takes the lock, runs the action and gives the lock back, however the action ends.
   *
   * @throws LockOrderException when the thread holds a lock of this rank or a later one; the action
   *     does not run
   * @throws X what the action throws
   */
  public <X extends Exception> void run(Action<X> action) throws X {
    ThreadLocks mine = ThreadLocks.current();
    long since = acquire(mine);
    try {
      action.run();
    } finally {
      release(mine, since);
    }
  }

  /** Returns whether the calling thread holds this lock: for assertions. */
  public boolean isHeldByCurrentThread() {
    return ThreadLocks.current().holds(this);
  }

  /** The place in the order. */
  public LockRank rank() {
    return rank;
  }

  /** The name for reports. */
  public String name() {
    return name;
  }

  /** What it counted since it was made. */
  LockStatistics statistics() {
    return counters.of(name, rank);
  }

  /** Name and rank. */
  @Override
  public String toString() {
    return name + " [" + rank + "]";
  }

  private long acquire(ThreadLocks mine) {
    mine.requireOrder(this);
    // Counted before: a counter may have to grow, and what fails then must not leave a lock taken.
    counters.taken();
    long since;
    // A thread that finds others queueing queues too, so that none of them starves.
    if (!lock.hasQueuedThreads() && lock.tryLock()) {
      since = System.nanoTime();
    } else {
      since = acquireContended(mine);
    }
    mine.took(this, since);
    return since;
  }

  private long acquireContended(ThreadLocks mine) {
    counters.contended();
    long start = System.nanoTime();
    mine.waitsFor(this, start);
    lock.lock();
    mine.waitsNoMore();
    long now = System.nanoTime();
    try {
      counters.waited(now - start);
    } catch (OutOfMemoryError uncounted) {
      // Better a wait that no report knows of than a lock that is never given back.
    }
    return now;
  }

  private void release(ThreadLocks mine, long since) {
    long held = System.nanoTime() - since;
    mine.gaveBack(this);
    lock.unlock();
    counters.held(held);
  }
}
