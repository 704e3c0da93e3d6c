package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.Roster;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.session.SessionInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells every client how many are connected and how many of them send video, and those that want it
 * the names. However often that changes, numbers are told ten times a second at the most and names
 * three times, and what is told last is true.
 */
final class StateLoop implements Loop {
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  /** From a change to the names: a client says its own a moment after it has come. */
  private static final long ROSTER_PAUSE_NANOS = Duration.ofMillis(300).toNanos();

  private static final long NEVER = Long.MAX_VALUE;

  private final Supplier<? extends List<? extends Participant>> joined;
  private final Consumer<Throwable> whenFailed;
  private final AtomicBoolean changed = new AtomicBoolean();
  private volatile @Nullable LoopHandle handle;
  private final AtomicBoolean renamed = new AtomicBoolean();
  private long earliest = Long.MIN_VALUE;
  private long rosterDue = NEVER;

  /**
   * @param joined gives the sessions whose terminal is known, in the order they joined
   * @param whenFailed hears of what could not be told, and is told again
   */
  StateLoop(
      Supplier<? extends List<? extends Participant>> joined, Consumer<Throwable> whenFailed) {
    this.joined = joined;
    this.whenFailed = whenFailed;
  }

  void start(LoopRunner runner) {
    handle = runner.start("state", this);
  }

  /** Takes notice of a change; any thread. */
  void changed() {
    LoopHandle loop = handle;
    if (changed.compareAndSet(false, true) && loop != null) {
      loop.wake();
    }
  }

  /** Takes notice of a change of a name, or that a client wants to know them; any thread. */
  void renamed() {
    LoopHandle loop = handle;
    if (renamed.compareAndSet(false, true) && loop != null) {
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
    try {
      if (now >= earliest && changed.getAndSet(false)) {
        earliest = now + PAUSE_NANOS;
        renamed.set(true);
        repeatIfFailed(changed, this::tellAll);
      }
      if (rosterDue == NEVER && renamed.getAndSet(false)) {
        rosterDue = now + ROSTER_PAUSE_NANOS;
      }
      if (now >= rosterDue) {
        rosterDue = NEVER;
        // What has changed until now is told with it.
        renamed.set(false);
        repeatIfFailed(renamed, this::tellRoster);
      }
    } catch (RuntimeException | Error failure) {
      whenFailed.accept(failure);
      return now + PAUSE_NANOS;
    }
    long state = changed.get() ? earliest : WHEN_WOKEN;
    return Math.min(state, renamed.get() && rosterDue == NEVER ? now : rosterDue);
  }

  private static void repeatIfFailed(AtomicBoolean mark, Runnable telling) {
    boolean told = false;
    try {
      telling.run();
      told = true;
    } finally {
      if (!told) {
        mark.set(true);
      }
    }
  }

  private void tellRoster() {
    List<? extends Participant> all = joined.get();
    List<Roster.Member> members = new ArrayList<>();
    for (int i = 0; i < Math.min(all.size(), Roster.MAX_MEMBERS); i++) {
      SessionInfo info = all.get(i).info();
      members.add(new Roster.Member(info.id(), WireText.of(info.name(), Roster.NAME_SIZE)));
    }
    Roster roster = new Roster(members);
    for (Participant session : all) {
      if (session.wantsRoster()) {
        tell(session, Roster.CODEC, roster);
      }
    }
  }

  private void tellAll() {
    List<? extends Participant> all = joined.get();
    ServerState state = state(all);
    for (int i = 0; i < all.size(); i++) {
      tell(all.get(i), ServerState.CODEC, state);
    }
  }

  private static <T> void tell(Participant session, PacketCodec<T> codec, T packet) {
    try {
      session.link().send(codec, packet);
    } catch (RuntimeException e) {
      session.link().close();
    }
  }

  /** What is true now. */
  ServerState state() {
    return state(joined.get());
  }

  private static ServerState state(List<? extends Participant> all) {
    int active = 0;
    for (Participant session : all) {
      active += session.info().video() ? 1 : 0;
    }
    return new ServerState(all.size(), active, Dialect.EXTENDED);
  }
}
