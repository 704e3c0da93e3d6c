package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import org.jspecify.annotations.Nullable;

/**
 * One listener's audio loop: 172 times a second, at absolute times that all listeners share, it
 * makes the room mix and sends what is this listener's own. Tells it how loud the others are.
 * Sleeps while nobody is heard. A mix that fails is skipped: it would have been for everybody, so
 * it ends no listener's loop.
 */
final class AudioLoop implements Loop {
  private final SoundRoom room;
  private final SoundClient listener;
  private final ServerContext server;
  private final String name;
  private final LevelTeller levels;

  AudioLoop(SoundRoom room, SoundClient listener, ServerContext server, String name) {
    this.room = room;
    this.listener = listener;
    this.server = server;
    this.name = name;
    levels = room.teller(listener);
  }

  @Override
  public long step(long now) {
    boolean more = mix(TickSamples.TIMES.indexAt(now));
    listener.sendOwn();
    long tell = levels.tell(now);
    return more ? TickSamples.TIMES.nextAfter(now) : tell;
  }

  private boolean mix(long tick) {
    try {
      return room.tick(tick);
    } catch (RuntimeException | Error failure) {
      server.stumbledForAll(name, failure);
      return true;
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    levels.close();
    if (failure != null) {
      listener.fail(failure);
    }
  }
}
