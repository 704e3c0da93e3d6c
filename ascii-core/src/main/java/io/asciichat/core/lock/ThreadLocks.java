package io.asciichat.core.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The locks that one thread holds, one slot a rank, and the one it waits for. Written by that
 * thread alone; a report reads it from others, slightly late.
 */
final class ThreadLocks {
  private static final int RANKS = LockRank.values().length;
  private static final ThreadLocal<ThreadLocks> CURRENT =
      ThreadLocal.withInitial(ThreadLocks::register);

  private final Thread thread = Thread.currentThread();
  private final AtomicReferenceArray<@Nullable RankedLock> held = new AtomicReferenceArray<>(RANKS);
  private final AtomicLongArray heldSince = new AtomicLongArray(RANKS);
  private volatile @Nullable RankedLock waitingFor;
  private volatile long waitingSince;

  static ThreadLocks current() {
    return CURRENT.get();
  }

  private static ThreadLocks register() {
    ThreadLocks locks = new ThreadLocks();
    LockRegistry.add(locks);
    return locks;
  }

  void requireOrder(RankedLock wanted) {
    for (int rank = wanted.rank().slot(); rank < RANKS; rank++) {
      RankedLock holding = held.getPlain(rank);
      if (holding != null) {
        throw wrongOrder(wanted, holding);
      }
    }
  }

  boolean holds(RankedLock lock) {
    return held.getPlain(lock.rank().slot()) == lock;
  }

  void took(RankedLock lock, long since) {
    int rank = lock.rank().slot();
    heldSince.setRelease(rank, since);
    held.setRelease(rank, lock);
  }

  void gaveBack(RankedLock lock) {
    held.setRelease(lock.rank().slot(), null);
  }

  void waitsFor(RankedLock lock, long since) {
    waitingSince = since;
    waitingFor = lock;
  }

  void waitsNoMore() {
    waitingFor = null;
  }

  /** How many locks the thread holds. */
  int count() {
    int count = 0;
    for (int rank = 0; rank < RANKS; rank++) {
      count += held.getAcquire(rank) == null ? 0 : 1;
    }
    return count;
  }

  /** What the thread holds, outermost first, and what it waits for, or nothing. */
  List<LockUse> uses(long now) {
    List<LockUse> uses = new ArrayList<>();
    for (int rank = 0; rank < RANKS; rank++) {
      RankedLock holding = held.getAcquire(rank);
      if (holding != null) {
        uses.add(use(holding, false, now - heldSince.getAcquire(rank)));
      }
    }
    RankedLock wanted = waitingFor;
    if (wanted != null) {
      uses.add(use(wanted, true, now - waitingSince));
    }
    if (uses.isEmpty()) {
      return uses;
    }
    AcquisitionSites sites = AcquisitionSites.of(thread);
    for (int i = 0; i < uses.size(); i++) {
      uses.set(i, uses.get(i).at(sites.describe(i)));
    }
    return uses;
  }

  private LockUse use(RankedLock lock, boolean waiting, long nanos) {
    return new LockUse(thread.getName(), lock.toString(), waiting, Math.max(0, nanos), "");
  }

  private LockOrderException wrongOrder(RankedLock wanted, RankedLock holding) {
    AcquisitionSites sites = AcquisitionSites.of(Thread.currentThread());
    int index = 0;
    int count = 0;
    for (int rank = 0; rank < RANKS; rank++) {
      if (held.getPlain(rank) == holding) {
        index = count;
      }
      count += held.getPlain(rank) == null ? 0 : 1;
    }
    return new LockOrderException(
        (wanted == holding
                ? wanted + " must not be taken twice"
                : wanted + " must not be taken while " + holding + " is held")
            + ": wanted at "
            + sites.describe(count)
            + ", held since "
            + sites.describe(index)
            + ", thread "
            + thread.getName());
  }

  /**
   * The places where a thread is inside {@link RankedLock#call} or {@link RankedLock#run},
   * outermost first, read off its stack. One place belongs to each lock held, in rank order, and a
   * further one to the lock that is wanted.
   */
  private static final class AcquisitionSites {
    private static final String LOCK = RankedLock.class.getName();

    private final List<StackTraceElement> sites;

    private AcquisitionSites(List<StackTraceElement> sites) {
      this.sites = sites;
    }

    static AcquisitionSites of(Thread thread) {
      StackTraceElement[] stack = thread.getStackTrace();
      List<StackTraceElement> sites = new ArrayList<>();
      for (int i = stack.length - 2; i >= 0; i--) {
        if (takesLock(stack[i])) {
          sites.add(stack[i + 1]);
        }
      }
      return new AcquisitionSites(sites);
    }

    private static boolean takesLock(StackTraceElement frame) {
      return frame.getClassName().equals(LOCK)
          && (frame.getMethodName().equals("call") || frame.getMethodName().equals("run"));
    }

    /** One place, counted from the outermost; another thread may have moved on meanwhile. */
    String describe(int index) {
      return index < sites.size() ? sites.get(index).toString() : "a place already left";
    }
  }
}
