package io.asciichat.core.lock;

/**
 * The order of all locks, from first to last taken. A thread may take a lock only when its rank is
 * above the rank of every lock the thread holds, so no two threads can ever wait for each other in
 * a circle, and a thread holds at most one lock of each rank.
 */
public enum LockRank {
  /** The table of all sessions, one per server. */
  SESSION_REGISTRY(0),
  /** One session's state. */
  SESSION_STATE(1),
  /** Locks under which no other lock is taken: a buffer, statistics. */
  LEAF(2);

  private final int slot;

  LockRank(int slot) {
    this.slot = slot;
  }

  /** The place in the order, from 0. */
  int slot() {
    return slot;
  }
}
