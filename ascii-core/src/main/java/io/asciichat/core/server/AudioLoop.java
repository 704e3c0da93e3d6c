package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import org.jspecify.annotations.Nullable;

/**
 * One listener's audio loop: 172 times a second, at absolute times that all listeners share, it
 * makes the room mix and sends what is this listener's own. Tells it how loud the others are.
 * Sleeps while nobody is heard.
 */
final class AudioLoop implements Loop {
  private final SoundRoom room;
  private final SoundClient listener;
  private final LevelTeller levels;

  AudioLoop(SoundRoom room, SoundClient listener) {
    this.room = room;
    this.listener = listener;
    levels = room.teller(listener);
  }

  @Override
  public long step(long now) {
    boolean more = room.tick(TickSamples.TIMES.indexAt(now));
    listener.sendOwn();
    long tell = levels.tell(now);
    return more ? TickSamples.TIMES.nextAfter(now) : tell;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    if (failure != null) {
      // The client would hear nothing any more.
      listener.fail("the loop \"audio " + listener.level.id + "\"", failure);
    }
    levels.close();
  }
}
