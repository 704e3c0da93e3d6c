package io.asciichat.core.lock;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every lock, and every thread that ever took one, for as long as they live. It keeps none of them
 * alive.
 */
final class LockRegistry {
  private static final WeakSet<RankedLock> LOCKS = new WeakSet<>();
  private static final WeakSet<ThreadLocks> THREADS = new WeakSet<>();

  private LockRegistry() {}

  static void add(RankedLock lock) {
    LOCKS.add(lock);
  }

  static void add(ThreadLocks thread) {
    THREADS.add(thread);
  }

  static List<RankedLock> locks() {
    return LOCKS.living();
  }

  static List<ThreadLocks> threads() {
    return THREADS.living();
  }

  private static final class WeakSet<T> {
    private final Set<Reference<? extends T>> references = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<T> dead = new ReferenceQueue<>();

    void add(T element) {
      Reference<? extends T> gone = dead.poll();
      while (gone != null) {
        references.remove(gone);
        gone = dead.poll();
      }
      references.add(new WeakReference<>(element, dead));
    }

    List<T> living() {
      List<T> living = new ArrayList<>();
      for (Reference<? extends T> reference : references) {
        T element = reference.get();
        if (element != null) {
          living.add(element);
        }
      }
      return living;
    }
  }
}
