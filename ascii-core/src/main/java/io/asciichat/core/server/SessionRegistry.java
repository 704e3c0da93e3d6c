package io.asciichat.core.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.statistics.Counter;
import io.asciichat.core.statistics.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All sessions in the order they joined. Going through them uses a snapshot that is rebuilt on join
 * and leave, so the render loops read it without any lock.
 *
 * @param <S> a session
 */
final class SessionRegistry<S> {
  private volatile int most;
  private final RankedLock lock = new RankedLock(LockRank.SESSION_REGISTRY, "session registry");

  @GuardedBy("lock")
  private final Map<Long, S> byId = new LinkedHashMap<>();

  private volatile List<S> snapshot = List.of();

  /** Written under the lock. */
  private final Counter changes = new Counter();

  /**
   * @param most sessions at one time at the most
   */
  SessionRegistry(int most) {
    this.most = most;
  }

  /** Sets how many sessions there may be from now on; those that are in stay. */
  void most(int sessions) {
    most = sessions;
  }

  /** Adds a session at the end; refuses, with false, when there are as many as may be. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  boolean add(long id, S session) {
    return lock.call(() -> addLocked(id, session));
  }

  @GuardedBy("lock")
  private boolean addLocked(long id, S session) {
    assert lock.isHeldByCurrentThread();
    if (byId.size() >= most) {
      return false;
    }
    List<S> more = new ArrayList<>(byId.size() + 1);
    more.addAll(byId.values());
    more.add(session);
    List<S> next = List.copyOf(more);
    byId.put(id, session);
    snapshot = next;
    changes.increment();
    return true;
  }

  /** Takes a session out; tells whether it was in. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  boolean remove(long id) {
    return lock.call(() -> removeLocked(id));
  }

  @GuardedBy("lock")
  private boolean removeLocked(long id) {
    assert lock.isHeldByCurrentThread();
    S leaving = byId.get(id);
    if (leaving == null) {
      return false;
    }
    // First what may fail for want of memory, so that it can be tried again.
    List<S> fewer = new ArrayList<>(byId.values());
    fewer.remove(leaving);
    List<S> next = List.copyOf(fewer);
    byId.remove(id);
    snapshot = next;
    changes.increment();
    return true;
  }

  /** All sessions in the order they joined, as of now; immutable and free of locks. */
  List<S> all() {
    return snapshot;
  }

  /** The figures of this moment; takes no lock. */
  Resources.Registry statistics() {
    return new Resources.Registry(snapshot.size(), most, changes.get());
  }

  /** Returns whether another one would be refused. */
  boolean isFull() {
    return snapshot.size() >= most;
  }
}
