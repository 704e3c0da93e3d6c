package io.asciichat.core.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.render.ViewerProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts each viewer into the group of those with an equal profile. */
final class RenderGroups {
  private final SessionRegistry<? extends Participant> sources;
  private final BufferPool pool;
  private final DrawingBudget budget;
  private final WorkMeter meter;
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "render groups");

  @GuardedBy("lock")
  private final Map<ViewerProfile, RenderGroup> byProfile = new HashMap<>();

  RenderGroups(
      SessionRegistry<? extends Participant> sources,
      BufferPool pool,
      DrawingBudget budget,
      WorkMeter meter) {
    this.meter = meter;
    this.sources = sources;
    this.budget = budget;
    this.pool = pool;
  }

  /** The group for this profile, with the viewer in it. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  RenderGroup join(ViewerProfile profile, Participant viewer) {
    RenderGroup fresh = new RenderGroup(profile, sources, pool, meter);
    return lock.call(() -> joinLocked(fresh, viewer));
  }

  @GuardedBy("lock")
  private RenderGroup joinLocked(RenderGroup fresh, Participant viewer) {
    assert lock.isHeldByCurrentThread();
    RenderGroup existing = byProfile.get(fresh.profile());
    RenderGroup group = existing == null ? fresh : existing;
    // First what may fail: a group without viewers must not stay behind.
    group.join(viewer);
    byProfile.put(fresh.profile(), group);
    return group;
  }

  /** Shares out anew what may be drawn; to be called after viewers have come or gone. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  void share() {
    budget.share(lock.call(() -> List.copyOf(byProfile.values())));
  }

  /**
   * For how many nanoseconds no group has drawn, of those that have something to draw; 0 when there
   * is none.
   */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  long silentFor(long now) {
    long shortest = Long.MAX_VALUE;
    for (RenderGroup group : lock.call(() -> List.copyOf(byProfile.values()))) {
      long ticked = group.lastTick();
      if (ticked != RenderGroup.ASLEEP) {
        shortest = Math.min(shortest, Math.max(0, now - ticked));
      }
    }
    return shortest == Long.MAX_VALUE ? 0 : shortest;
  }

  /** Takes the viewer out of its group and the group away with its last viewer. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  void leave(RenderGroup group, Participant viewer) {
    boolean last = lock.call(() -> leaveLocked(group, viewer));
    if (last) {
      group.disband();
    }
  }

  @GuardedBy("lock")
  private boolean leaveLocked(RenderGroup group, Participant viewer) {
    assert lock.isHeldByCurrentThread();
    boolean empty = group.leave(viewer);
    if (empty) {
      byProfile.remove(group.profile(), group);
    }
    return empty;
  }
}
