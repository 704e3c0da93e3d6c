package io.asciichat.core.server.sound;

import io.asciichat.core.loop.Loop;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener's audio loop: 172 times a second, at absolute times that all listeners share, it
 * makes the room mix and sends what is this listener's own. Tells it how loud the others are.
 * Sleeps while no client is heard. A mix that fails is skipped: it would have been for all, so it
 * ends no listener's loop.
 */
final class AudioLoop implements Loop {
  private final SoundRoom room;
  private final SoundListener listener;
  private final Consumer<Throwable> whenMixFailed;
  private final LevelTeller levels;

  /**
   * @param whenMixFailed hears why a mix was skipped
   */
  AudioLoop(SoundRoom room, SoundListener listener, Consumer<Throwable> whenMixFailed) {
    this.room = room;
    this.listener = listener;
    this.whenMixFailed = whenMixFailed;
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
      whenMixFailed.accept(failure);
      return true;
    }
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
