package io.asciichat.core.server.sound;

import io.asciichat.core.audio.mix.Mixer;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The loudness of every participant with a microphone, muted or not. The loop that mixes writes the
 * levels, receive loops the comings and goings; each {@link LevelTeller} reads when the {@link
 * #version} has changed.
 */
final class LevelBoard {
  /** How often levels are published at the most. */
  static final int PER_SECOND = 5;

  private final RankedLock lock = new RankedLock(LockRank.LEAF, "level board");
  private final AtomicLong version = new AtomicLong();
  private volatile VoiceLevel[] all = {};

  /** Touched only by the loop that mixes. */
  private long period;

  /** Counts the changes; a reader that sees the number sees what has changed. */
  long version() {
    return version.get();
  }

  /** All levels in the order of their numbers; not to be changed. */
  VoiceLevel[] all() {
    return all;
  }

  /** Lists a participant, once. */
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

  /** Takes a participant off the list. */
  void remove(VoiceLevel voice) {
    lock.run(
        () -> all = Arrays.stream(all).filter(other -> other != voice).toArray(VoiceLevel[]::new));
    changed();
  }

  /** A participant's name or silence has changed. */
  void changed() {
    version.incrementAndGet();
  }

  /** A tick was mixed; the first one of a period publishes what the last period had. */
  void mixed(Mixer mixer, SoundListener[] clients, long tick) {
    long now = tick * PER_SECOND / TickSamples.TICKS_PER_SECOND;
    if (now != period) {
      period = now;
      publish(clients);
    }
    for (SoundListener client : clients) {
      if (mixer.isSpeaking(client.seat)) {
        client.level.hear(mixer.power(client.seat));
      }
    }
  }

  /** Nothing is heard any more, and nothing is going to be mixed. */
  void silence(SoundListener[] clients) {
    for (SoundListener client : clients) {
      client.level.forget();
    }
    publish(clients);
  }

  private void publish(SoundListener[] clients) {
    boolean differs = false;
    for (SoundListener client : clients) {
      differs |= client.level.publish();
    }
    if (differs) {
      changed();
    }
  }
}
