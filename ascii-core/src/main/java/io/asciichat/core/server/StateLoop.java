package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.packet.session.ServerState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells every client how many are connected and how many of them send video. However often that
 * changes, it is told ten times a second at the most, and what is told last is true.
 */
final class StateLoop implements Loop {
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private final ServerContext server;
  private final AtomicBoolean changed = new AtomicBoolean();
  private volatile @Nullable LoopHandle handle;
  private long earliest = Long.MIN_VALUE;

  StateLoop(ServerContext server) {
    this.server = server;
  }

  void start() {
    handle = server.environment().runner().start("state", this);
  }

  /** Takes notice of a change; any thread. */
  void changed() {
    LoopHandle loop = handle;
    if (changed.compareAndSet(false, true) && loop != null) {
      loop.wake();
    }
  }

  void stop() {
    LoopHandle loop = handle;
    if (loop != null) {
      loop.stop();
    }
  }

  @Override
  public long step(long now) {
    if (now < earliest) {
      return changed.get() ? earliest : WHEN_WOKEN;
    }
    if (changed.getAndSet(false)) {
      earliest = now + PAUSE_NANOS;
      try {
        tellAll();
      } catch (RuntimeException | Error failure) {
        changed.set(true);
        server.stumbledForAll("state", failure);
        return earliest;
      }
    }
    return WHEN_WOKEN;
  }

  private void tellAll() {
    List<ClientSession> all = server.joined();
    ServerState state = state(all);
    for (int i = 0; i < all.size(); i++) {
      tell(all.get(i), state);
    }
  }

  private static void tell(ClientSession session, ServerState state) {
    try {
      session.link().send(ServerState.CODEC, state);
    } catch (RuntimeException e) {
      session.link().close();
    }
  }

  /** What is true now. */
  ServerState state() {
    return state(server.joined());
  }

  private static ServerState state(List<ClientSession> all) {
    int active = 0;
    for (ClientSession session : all) {
      active += session.info().video() ? 1 : 0;
    }
    return new ServerState(all.size(), active, true);
  }
}
