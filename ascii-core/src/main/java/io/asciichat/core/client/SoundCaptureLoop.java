package io.asciichat.core.client;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.port.AudioSource;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes one's own voice, 200 times a second, and sends it while it is not muted. The microphone
 * stays open over reconnects, and is read while muted, so that nothing old is waiting later.
 */
final class SoundCaptureLoop implements Loop {
  static final int STEPS_PER_SECOND = 200;
  private static final int MILLI = AudioSource.SAMPLE_RATE / 1000;

  /** All that C servers take well. */
  private static final int C_FRAME_MILLIS = 20;

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
  private final Voice voice;
  private final SoundSender sender;
  private final Supplier<@Nullable ServerLink> server;
  private final Consumer<Throwable> whenFailed;
  private final Schedule schedule = Schedule.perSecond(0, STEPS_PER_SECOND);
  private long last;
  private double budget = MAX_BURST;
  private volatile boolean over;

  /**
   * @param server the connection, once packets may be sent
   */
  SoundCaptureLoop(
      OwnSound own,
      AudioSource microphone,
      Supplier<@Nullable ServerLink> server,
      BufferPool pool,
      Consumer<Throwable> whenFailed) {
    this.own = own;
    this.voice = new Voice(own, microphone);
    this.sender = new SoundSender(own, pool);
    this.server = server;
    this.whenFailed = whenFailed;
  }

  /** Whether sound is, or will be, sent: what the server is told. Any thread. */
  boolean speaks() {
    return !over && !own.isMuted();
  }

  @Override
  public long step(long now) throws IOException {
    ServerLink target = server.get();
    int millis =
        target == null || target.dialect() == Dialect.EXTENDED
            ? own.settings().frameMillis()
            : C_FRAME_MILLIS;
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
        sender.send(target, voice.frame(), millis);
      }
    }
    return voice.ended() ? DONE : schedule.nextAfter(now);
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    over = true;
    ServerLink target = server.get();
    if (target != null) {
      target.announceSound(false);
    }
    sender.close();
    voice.close();
    if (failure != null) {
      whenFailed.accept(failure);
    }
  }
}
