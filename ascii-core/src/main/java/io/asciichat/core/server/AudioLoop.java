package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import org.jspecify.annotations.Nullable;

/**
 * One listener's audio loop: 172 times a second, at absolute times that all listeners share, it
 * makes the room mix and sends what is this listener's own. Sleeps while nobody is heard.
 */
final class AudioLoop implements Loop {
  private final SoundRoom room;
  private final SoundClient listener;

  AudioLoop(SoundRoom room, SoundClient listener) {
    this.room = room;
    this.listener = listener;
  }

  @Override
  public long step(long now) {
    boolean more = room.tick(TickSamples.TIMES.indexAt(now));
    listener.sendOwn();
    return more ? TickSamples.TIMES.nextAfter(now) : WHEN_WOKEN;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    if (failure != null) {
      listener.fail(failure);
    }
  }
}
