package io.asciichat.core.client;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.video.FrameFitter;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes this client's pictures at the source's rate, fits them into what travels on the wire, and
 * queues them. The source stays open over reconnects. A picture that does not change is sent again,
 * in case it was lost on the way: to C servers once a second, to others ever more seldom.
 */
final class CaptureLoop implements Loop {
  private static final long MIN_REPEAT_PAUSE_NANOS = 1_000_000_000L;
  private static final long MAX_REPEAT_PAUSE_NANOS = 32_000_000_000L;

  private final OwnVideo video;
  private final Supplier<? extends @Nullable Uplink> server;
  private final BufferPool pool;
  private final FrameFitter fitter;
  private final SourceSchedule schedule;
  private final Consumer<Throwable> whenFailed;
  private @Nullable PooledBuffer payload;
  private @Nullable PeerLink sentTo;
  private long lastSent;
  private long repeatPause = MIN_REPEAT_PAUSE_NANOS;

  /** The way that pictures go. Any thread. */
  interface Uplink {
    /** The link once packets may be sent, else null. */
    @Nullable PeerLink ready();

    /** The server's dialect. */
    Dialect dialect();
  }

  /**
   * @param server null while none is ready
   */
  CaptureLoop(
      OwnVideo video,
      Supplier<? extends @Nullable Uplink> server,
      BufferPool pool,
      Consumer<Throwable> whenFailed) {
    this.video = video;
    this.server = server;
    this.pool = pool;
    this.fitter = new FrameFitter(pool, FrameFitter.SEND_WIDTH, FrameFitter.SEND_HEIGHT);
    this.schedule = new SourceSchedule(video.source());
    this.whenFailed = whenFailed;
  }

  @Override
  public long step(long now) throws IOException {
    RgbFrame picture = video.source().next(now);
    Uplink reached = server.get();
    PeerLink target = reached == null ? null : reached.ready();
    boolean fresh = picture != null && !(video.isFrozen() && payload != null);
    if (picture != null) {
      try {
        if (fresh) {
          pack(fitter.fit(picture, video.isFlippedX(), video.isFlippedY()));
        }
      } finally {
        picture.release();
      }
    }
    if (reached != null && target != null && payload != null) {
      boolean known = !fresh && target == sentTo;
      if (!known || now - lastSent >= repeatPause) {
        send(target, payload);
        repeatPause =
            known && reached.dialect() == Dialect.EXTENDED
                ? Math.min(2 * repeatPause, MAX_REPEAT_PAUSE_NANOS)
                : MIN_REPEAT_PAUSE_NANOS;
        sentTo = target;
        lastSent = now;
      }
    }
    return schedule.nextAfter(now);
  }

  private void pack(RgbFrame fitted) {
    try {
      int length = ImageFramePacket.HEADER_SIZE + fitted.size();
      PooledBuffer next = pool.take(length).length(length);
      ImageFramePacket.writeHeader(next.array(), 0, fitted.width(), fitted.height());
      System.arraycopy(
          fitted.array(),
          fitted.offset(),
          next.array(),
          ImageFramePacket.HEADER_SIZE,
          fitted.size());
      forget();
      payload = next;
    } finally {
      fitted.release();
    }
  }

  private static void send(PeerLink target, PooledBuffer payload) {
    int crc = PacketHeader.crcOf(payload.array(), 0, payload.length());
    target.send(PacketType.IMAGE_FRAME, payload, 0, payload.length(), crc);
  }

  private void forget() {
    PooledBuffer old = payload;
    payload = null;
    if (old != null) {
      old.release();
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    forget();
    if (failure != null) {
      whenFailed.accept(failure);
    }
  }
}
