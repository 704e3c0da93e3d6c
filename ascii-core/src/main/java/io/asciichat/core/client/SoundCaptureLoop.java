package io.asciichat.core.client;

import io.asciichat.core.audio.wire.SoundEncoder;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.AudioSource;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the microphone's sound, 200 times a second, and sends it while it is not muted. The
 * microphone stays open over reconnects, and is read while muted, so that nothing old is waiting
 * later.
 */
final class SoundCaptureLoop implements Loop {
  static final int STEPS_PER_SECOND = 200;
  private static final int MILLI = AudioSource.SAMPLE_RATE / 1000;

  /**
   * Sound that is sent at once at the most, 200 ms. A source that gives seconds at once is sent at
   * the pace at which it is heard: it would fill the queue of the link, and the server would have
   * to throw it away.
   */
  private static final double MAX_BURST = AudioSource.SAMPLE_RATE / 5.0;

  /** How much faster than the clock a source that is behind may go on; no sound card is. */
  private static final double CATCH_UP = 1.02;

  private static final double PER_NANO = AudioSource.SAMPLE_RATE / 1e9;

  private final OwnSound own;
  private final OwnVoice voice;
  private final SoundEncoder encoder;
  private final Supplier<? extends @Nullable Uplink> server;
  private final Consumer<Throwable> whenFailed;
  private final Schedule schedule = Schedule.perSecond(0, STEPS_PER_SECOND);
  private long last;
  private double budget = MAX_BURST;
  private @Nullable Uplink sentTo;
  private boolean paused;
  private volatile boolean over;

  /** The way of the sound to a server. */
  interface Uplink {
    /** The milliseconds of sound that a packet is to hold: 5, 10 or 20. */
    int frameMillis();

    /**
     * Tells the server whether the microphone's sound will come, when it was told otherwise before.
     */
    void announceSound(boolean comes);

    /**
     * Queues a packet.
     *
     * @param payload of an AUDIO_OPUS_BATCH; the reference stays with the caller
     */
    void sendSound(PooledBuffer payload);
  }

  /**
   * @param server the connection, once packets may be sent
   */
  SoundCaptureLoop(
      OwnSound own,
      AudioSource microphone,
      Supplier<? extends @Nullable Uplink> server,
      BufferPool pool,
      Consumer<Throwable> whenFailed) {
    this.own = own;
    this.voice = new OwnVoice(own, microphone);
    SoundSettings settings = own.settings();
    this.encoder =
        new SoundEncoder(own.codec(), settings.encoding(), settings.discontinuous(), pool);
    this.server = server;
    this.whenFailed = whenFailed;
  }

  /** Returns whether sound is, or will be, sent: what the server is told. Any thread. */
  boolean speaks() {
    return !over && !own.isMuted();
  }

  @Override
  public long step(long now) throws IOException {
    Uplink target = server.get();
    int millis = target == null ? own.settings().frameMillis() : target.frameMillis();
    if (target != null) {
      target.announceSound(speaks());
    }
    budget = Math.min(MAX_BURST, budget + (now - last) * PER_NANO * CATCH_UP);
    last = now;
    while (budget > 0 && voice.next(now, millis * MILLI)) {
      budget -= millis * MILLI;
      if (target != null && speaks()) {
        // Muting may come between two looks; the server must never get what it was not announced.
        target.announceSound(true);
        send(target, millis);
      }
    }
    return voice.ended() ? DONE : schedule.nextAfter(now);
  }

  /**
   * Sends the voice's frame. Of a pause only the first packet is sent, which tells that it begins
   * and no packet is missing.
   */
  private void send(Uplink target, int millis) {
    PooledBuffer payload = encoder.encode(voice.frame(), 0, millis);
    try {
      boolean pause = encoder.isPause(payload);
      // A server that has just been reached does not know of a pause, nor need it.
      boolean known = pause && (paused || !target.equals(sentTo));
      paused = pause;
      sentTo = target;
      if (!known) {
        target.sendSound(payload);
      }
    } finally {
      payload.release();
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    over = true;
    Uplink target = server.get();
    try {
      if (target != null) {
        target.announceSound(false);
      }
    } finally {
      encoder.close();
      voice.close();
    }
    if (failure != null) {
      whenFailed.accept(failure);
    }
  }
}
