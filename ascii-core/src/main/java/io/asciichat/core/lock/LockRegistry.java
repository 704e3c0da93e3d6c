package io.asciichat.core.lock;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Every lock, and every thread that ever took one, for as long as they live. It keeps none of them
 * alive, and remembers what the locks that have gone have counted.
 */
final class LockRegistry {
  private static final WeakSet<RankedLock, Named> LOCKS = new WeakSet<>();
  private static final WeakSet<ThreadLocks, WeakReference<ThreadLocks>> THREADS = new WeakSet<>();

  /** Guards the step from a living lock to {@link #GONE}; nothing is taken under it. */
  private static final ReentrantLock COUNTING = new ReentrantLock();

  private static final LockCounters GONE = new LockCounters();

  private LockRegistry() {}

  /** A lock and what it counts, which can be read when the lock has gone. */
  private static final class Named extends WeakReference<RankedLock> {
    private final LockCounters counters;

    Named(RankedLock lock, LockCounters counters, ReferenceQueue<RankedLock> dead) {
      super(lock, dead);
      this.counters = counters;
    }
  }

  static void add(RankedLock lock, LockCounters counters) {
    forgetDead();
    LOCKS.references.add(new Named(lock, counters, LOCKS.dead));
  }

  static void add(ThreadLocks thread) {
    for (Reference<?> gone = THREADS.dead.poll(); gone != null; gone = THREADS.dead.poll()) {
      THREADS.references.remove(gone);
    }
    THREADS.references.add(new WeakReference<>(thread, THREADS.dead));
  }

  static List<RankedLock> locks() {
    return LOCKS.living();
  }

  static List<ThreadLocks> threads() {
    return THREADS.living();
  }

  /** What all locks have counted since the program began. */
  static LockCounters total() {
    LockCounters total = new LockCounters();
    COUNTING.lock();
    try {
      total.add(GONE);
      LOCKS.references.forEach(lock -> total.add(lock.counters));
    } finally {
      COUNTING.unlock();
    }
    return total;
  }

  private static void forgetDead() {
    for (Reference<?> gone = LOCKS.dead.poll(); gone != null; gone = LOCKS.dead.poll()) {
      COUNTING.lock();
      try {
        if (gone instanceof Named lock && LOCKS.references.remove(lock)) {
          GONE.add(lock.counters);
        }
      } finally {
        COUNTING.unlock();
      }
    }
  }

  private static final class WeakSet<T, R extends Reference<T>> {
    private final Set<R> references = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<T> dead = new ReferenceQueue<>();

    List<T> living() {
      List<T> living = new ArrayList<>();
      for (R reference : references) {
        T element = reference.get();
        if (element != null) {
          living.add(element);
        }
      }
      return living;
    }
  }
}
