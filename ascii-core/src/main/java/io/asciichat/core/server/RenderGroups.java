package io.asciichat.core.server;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.session.SessionRegistry;
import java.util.HashMap;
import java.util.Map;

/** Puts each viewer into the group of those with an equal profile. */
final class RenderGroups {
  private final SessionRegistry<ClientSession> sources;
  private final BufferPool pool;
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "render groups");
  // Guarded by the lock.
  private final Map<ViewerProfile, RenderGroup> byProfile = new HashMap<>();

  RenderGroups(SessionRegistry<ClientSession> sources, BufferPool pool) {
    this.sources = sources;
    this.pool = pool;
  }

  /** The group for this profile, with the viewer in it. */
  RenderGroup join(ViewerProfile profile, ClientSession viewer) {
    return lock.call(
        () -> {
          RenderGroup group =
              byProfile.computeIfAbsent(profile, key -> new RenderGroup(key, sources, pool));
          group.join(viewer);
          return group;
        });
  }

  /** Takes the viewer out of its group and the group away with its last viewer. */
  void leave(RenderGroup group, ClientSession viewer) {
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
