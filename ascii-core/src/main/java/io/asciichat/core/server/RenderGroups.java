package io.asciichat.core.server;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.session.SessionRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts each viewer into the group of those with an equal profile. */
final class RenderGroups {
  private final SessionRegistry<? extends Participant> sources;
  private final BufferPool pool;
  private final DrawingBudget budget;
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "render groups");
  // Guarded by the lock.
  private final Map<ViewerProfile, RenderGroup> byProfile = new HashMap<>();

  RenderGroups(
      SessionRegistry<? extends Participant> sources, BufferPool pool, DrawingBudget budget) {
    this.sources = sources;
    this.budget = budget;
    this.pool = pool;
  }

  /** The group for this profile, with the viewer in it. */
  RenderGroup join(ViewerProfile profile, Participant viewer) {
    RenderGroup fresh = new RenderGroup(profile, sources, pool);
    return lock.call(
        () -> {
          RenderGroup existing = byProfile.get(profile);
          RenderGroup group = existing == null ? fresh : existing;
          // First what may fail: a group without viewers must not stay behind.
          group.join(viewer);
          byProfile.put(profile, group);
          return group;
        });
  }

  /** Shares out anew what may be drawn; to be called after viewers have come or gone. */
  void share() {
    budget.share(lock.call(() -> List.copyOf(byProfile.values())));
  }

  /** Takes the viewer out of its group and the group away with its last viewer. */
  void leave(RenderGroup group, Participant viewer) {
    boolean last =
        lock.call(
            () -> {
              boolean empty = group.leave(viewer);
              if (empty) {
                byProfile.remove(group.profile(), group);
              }
              return empty;
            });
    if (last) {
      group.disband();
    }
  }
}
