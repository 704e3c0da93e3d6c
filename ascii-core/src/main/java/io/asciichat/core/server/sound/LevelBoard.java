package io.asciichat.core.server.sound;

import io.asciichat.core.audio.mix.Mixer;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How loud everybody is who has a microphone, muted or not. The loop that mixes writes the levels,
 * receive loops who comes and goes; each {@link LevelTeller} reads when the {@link #version} has
 * changed.
 */
final class LevelBoard {
  /** How often levels are published at the most. */
  static final int PER_SECOND = 5;

  private final RankedLock lock = new RankedLock(LockRank.LEAF, "level board");
  private final AtomicLong version = new AtomicLong();
  private volatile VoiceLevel[] all = {};

  /** Touched only by the loop that mixes. */
  private long period;

  /** Counts the changes; what has changed can be seen by whoever sees the number. */
  long version() {
    return version.get();
  }

  /** Everybody in the order of their numbers; not to be changed. */
  VoiceLevel[] all() {
    return all;
  }

  /** Lists somebody, once. */
  void add(VoiceLevel voice) {
    lock.run(
        () -> {
          VoiceLevel[] before = all;
          if (Arrays.stream(before).noneMatch(other -> other == voice)) {
            VoiceLevel[] more = Arrays.copyOf(before, before.length + 1);
            more[before.length] = voice;
            Arrays.sort(more, Comparator.comparingLong(other -> other.id));
            all = more;
          }
        });
    changed();
  }

  /** Lists somebody no more. */
  void remove(VoiceLevel voice) {
    lock.run(
        () -> all = Arrays.stream(all).filter(other -> other != voice).toArray(VoiceLevel[]::new));
    changed();
  }

  /** Somebody's name or silence has changed. */
  void changed() {
    version.incrementAndGet();
  }

  /** A tick was mixed; the first one of a period publishes what the last period had. */
  void mixed(Mixer mixer, SoundClient[] clients, long tick) {
    long now = tick * PER_SECOND / TickSamples.TICKS_PER_SECOND;
    if (now != period) {
      period = now;
      publish(clients);
    }
    for (SoundClient client : clients) {
      if (mixer.isSpeaking(client.seat)) {
        client.level.hear(mixer.power(client.seat));
      }
    }
  }

  /** Nothing is heard any more, and nothing is going to be mixed. */
  void silence(SoundClient[] clients) {
    for (SoundClient client : clients) {
      client.level.forget();
    }
    publish(clients);
  }

  private void publish(SoundClient[] clients) {
    boolean differs = false;
    for (SoundClient client : clients) {
      differs |= client.level.publish();
    }
    if (differs) {
      changed();
    }
  }
}
