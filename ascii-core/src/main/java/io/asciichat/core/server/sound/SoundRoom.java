package io.asciichat.core.server.sound;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.mix.Mixer;
import io.asciichat.core.audio.wire.SoundEncoder;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.loop.TickClaim;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.statistics.Counter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place where all voices meet. Every listener's audio loop knocks at each tick; the first one
 * mixes for all, the others find the tick taken. No loop waits for another: a tick that falls into
 * another one's mixing is made up for with the next, so that no sample is lost. While no voice has
 * been heard for 300 ms the loops sleep.
 */
final class SoundRoom {
  /** Ticks made up for at the most, 46 ms; a longer stall leaves a gap instead of a delay. */
  static final int MAX_TICKS = 8;

  /**
   * Silence before the loops sleep, 300 ms: after 200 ms of it an encoder finds that there is a
   * pause, which every listener is told.
   */
  private static final int SLEEPS_AFTER = VoiceBuffer.IDLE * 3 / 2;

  /** Seats at first; for each one that is missing the number is doubled. */
  private static final int FIRST_SEATS = 8;

  private final AudioCodec codec;
  private final BufferPool pool;
  private final MixWatch watch;
  private final Mixer mixer;
  private final LevelBoard levels = new LevelBoard();
  private final TickClaim ticking = new TickClaim();
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "sound room");

  @GuardedBy("lock")
  private final BitSet taken = new BitSet();

  private volatile boolean asleep = true;
  private volatile SoundListener[] clients = {};

  // Below: touched only by the loop that has claimed a tick.
  private @Nullable SoundListener[] seated;
  private final List<SharedSound> shared = new ArrayList<>();
  private final List<SoundFormat> formats = new ArrayList<>();
  private SoundListener[] known = clients;
  private long mixedTick;
  private int quietFor;

  /**
   * An empty room, in which the mixer has as many seats as clients have come.
   *
   * @param watch hears of each mix
   */
  SoundRoom(AudioCodec codec, MixerSettings settings, BufferPool pool, MixWatch watch) {
    this.codec = codec;
    this.pool = pool;
    this.watch = watch;
    mixer = new Mixer(settings, FIRST_SEATS);
    seated = new SoundListener[FIRST_SEATS];
  }

  /** Gives a client a seat. */
  SoundListener join(PeerLink link, SoundFormat format, boolean listens, VoiceLevel level) {
    int seat = takeSeat();
    try {
      // Its memory, and what is to be loaded for it, is got without the lock.
      SoundEncoder encoder = format.encoder(codec, pool);
      SoundListener client = new SoundListener(seat, listens, format, level, link, encoder);
      lock.run(
          () -> {
            SoundListener[] more = Arrays.copyOf(clients, clients.length + 1);
            more[clients.length] = client;
            clients = more;
          });
      return client;
    } catch (RuntimeException | Error e) {
      giveBack(seat);
      throw e;
    }
  }

  @SuppressWarnings("GuardedBy") // the body runs under the lock
  private int takeSeat() {
    return lock.call(this::takeSeatLocked);
  }

  @GuardedBy("lock")
  private int takeSeatLocked() {
    assert lock.isHeldByCurrentThread();
    int seat = taken.nextClearBit(0);
    taken.set(seat);
    return seat;
  }

  @SuppressWarnings("GuardedBy") // the body runs under the lock
  private void giveBack(int seat) {
    lock.run(() -> taken.clear(seat));
  }

  /** Takes a client out; its loop has ended. */
  void leave(SoundListener client) {
    lock.run(
        () ->
            clients =
                Arrays.stream(clients)
                    .filter(other -> other != client)
                    .toArray(SoundListener[]::new));
    giveBack(client.seat);
    SentVoice voice = client.voice();
    client.voice(null);
    try {
      client.close();
    } finally {
      if (voice != null) {
        voice.close();
      }
    }
  }

  /**
   * A voice for a client's sound.
   *
   * @param received counts the samples that come
   */
  SentVoice openVoice(SoundListener client, Counter received) {
    SentVoice voice = new SentVoice(codec, mixer.settings(), client.format.minMargin(), received);
    client.voice(voice);
    return voice;
  }

  /** Lists a participant with sound among those whose levels are told. */
  void list(VoiceLevel level) {
    levels.add(level);
    wakeAll();
  }

  /** Takes a participant who has left off the list. */
  void unlist(VoiceLevel level) {
    levels.remove(level);
    wakeAll();
  }

  /** What is told of a participant has changed, apart from the level. */
  void relist() {
    levels.changed();
    wakeAll();
  }

  /** Returns what tells a listener how loud the others are. */
  LevelTeller teller(SoundListener listener) {
    return new LevelTeller(
        levels, listener.level, listener::wantsLevels, listener::sendLevels, pool);
  }

  /** Sound has arrived: makes the loops look, if they sleep. */
  void arrived() {
    if (asleep) {
      wakeAll();
    }
  }

  private void wakeAll() {
    for (SoundListener client : clients) {
      client.wake();
    }
  }

  private void awake() {
    asleep = false;
    // Loops that looked a moment ago went back to sleep.
    wakeAll();
  }

  /**
   * Mixes this tick, unless another loop has done so or is still mixing.
   *
   * @return false when there is nothing to hear, so that the caller can sleep until there is
   */
  boolean tick(long tick) {
    if (ticking.claim(tick)) {
      SoundListener[] heard;
      try {
        mixUpTo(tick);
        heard = known;
      } finally {
        ticking.release();
      }
      // Only now: on a busy machine a loop that is woken may take this loop's processor for a
      // while,
      // and as long as it is the one that mixes no listener hears anything.
      for (SoundListener client : heard) {
        client.wakeToSend();
      }
    }
    return !asleep;
  }

  private void mixUpTo(long tick) {
    seat();
    if (asleep) {
      if (!anyVoiceHoldsSound()) {
        return;
      }
      awake();
      quietFor = 0;
      jumpTo(tick);
    } else if (tick - mixedTick > MAX_TICKS) {
      // As many as at other times, and not this tick alone: on a machine that is always late, no
      // frame would ever become whole.
      jumpTo(tick - MAX_TICKS + 1);
    }
    while (mixedTick < tick) {
      mixedTick++;
      long began = watch.now();
      mix(TickSamples.first(mixedTick), TickSamples.count(mixedTick));
      watch.mixed(began, known.length);
    }
    if (quietFor >= SLEEPS_AFTER) {
      // A loop that finds that all sleep finds this, too.
      levels.silence(known);
      asleep = true;
      // A receive loop that wrote before the flag was set has woken no loop.
      if (anyVoiceHoldsSound()) {
        awake();
      } else {
        mixer.reset();
      }
    }
  }

  private void jumpTo(long tick) {
    mixedTick = tick - 1;
    shared.forEach(SharedSound::restart);
    for (SoundListener client : known) {
      client.ownFrame = false;
      Arrays.fill(client.frame, 0);
    }
  }

  private boolean anyVoiceHoldsSound() {
    for (SoundListener client : known) {
      SentVoice voice = client.voice();
      if (voice != null && voice.buffer().holdsSound()) {
        return true;
      }
    }
    return false;
  }

  private void mix(long position, int count) {
    boolean quiet = true;
    for (SoundListener client : known) {
      if (take(client, position, count)) {
        mixer.fed(client.seat);
        quiet = false;
      }
    }
    quietFor = quiet ? quietFor + count : 0;
    mixer.mix(count);
    levels.mixed(mixer, known, mixedTick);
    for (int i = 0; i < shared.size(); i++) {
      shared.get(i).append(mixer, known, known.length, position, count);
    }
  }

  /** A voice that fails costs its own client the call, and not the listener whose loop mixes. */
  private boolean take(SoundListener client, long position, int count) {
    SentVoice voice = client.voice();
    if (voice == null || client.hasFailed()) {
      return false;
    }
    try {
      return voice.buffer().take(mixer.voice(client.seat), position, count);
    } catch (RuntimeException e) {
      client.fail("its voice", e);
      return false;
    }
  }

  /** Takes notice of who has come and gone. */
  @SuppressWarnings("ReferenceEquality") // the array is replaced with every change
  private void seat() {
    SoundListener[] now = clients;
    if (now == known) {
      return;
    }
    growFor(now);
    @Nullable SoundListener[] wanted = new SoundListener[seated.length];
    for (SoundListener client : now) {
      wanted[client.seat] = client;
    }
    for (int seat = 0; seat < seated.length; seat++) {
      SoundListener client = wanted[seat];
      if (client != seated[seat]) {
        mixer.clear(seat);
        mixer.listen(seat, client != null && client.listens);
        seated[seat] = client;
      }
      if (client != null && client.listens && !formats.contains(client.format)) {
        // A format that is known has a sound: listeners who share one would else hear nothing.
        shared.add(new SharedSound(client.format, client.format.encoder(codec, pool)));
        formats.add(client.format);
      }
    }
    known = now;
  }

  private void growFor(SoundListener[] all) {
    int needed = seated.length;
    for (SoundListener client : all) {
      while (client.seat >= needed) {
        needed *= 2;
      }
    }
    mixer.grow(needed);
    seated = Arrays.copyOf(seated, needed);
  }

  /** Gives the encoders back; called when all clients have left. */
  void close() {
    // A loop that still mixes would be one that did not end in time; it keeps its encoders.
    if (ticking.enter()) {
      shared.forEach(SharedSound::close);
      shared.clear();
      formats.clear();
    }
  }
}
