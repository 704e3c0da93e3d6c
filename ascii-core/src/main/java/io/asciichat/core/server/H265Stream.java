package io.asciichat.core.server;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.video.RgbFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client's H.265 stream and its decoder, which is closed for good when nothing comes out of it
 * for a while: a decoder is native code that a stranger feeds. Belongs to the client's receive
 * loop; {@link #close} is called when that has left.
 */
final class H265Stream {
  /** How long a stream may give no picture. */
  static final Duration GARBAGE_TIMEOUT = Duration.ofSeconds(10);

  private enum State {
    NEW,
    OPEN,
    CLOSED
  }

  private final ClientSession session;
  private final ServerContext server;
  private State state = State.NEW;
  private @Nullable VideoDecoder decoder;
  private boolean fruitless;
  private long fruitlessSince;

  H265Stream(ClientSession session, ServerContext server) {
    this.session = session;
    this.server = server;
  }

  /** Decodes a piece of the stream; null when it completes no picture. */
  @Nullable RgbFrame decode(ByteSlice piece) {
    if (state == State.NEW) {
      open();
    }
    if (state == State.CLOSED || !session.traffic().affordsH265(piece.length())) {
      return null;
    }
    VideoDecoder held = decoder;
    RgbFrame picture =
        held == null || piece.length() == 0
            ? null
            : held.decode(piece.array(), piece.offset(), piece.length());
    judge(picture);
    return picture;
  }

  private void judge(@Nullable RgbFrame picture) {
    long now = server.environment().clock().nanos();
    if (picture != null) {
      fruitless = false;
      session.traffic().decodedH265(picture.width(), picture.height());
    } else if (!fruitless) {
      fruitless = true;
      fruitlessSince = now;
    } else if (now - fruitlessSince >= GARBAGE_TIMEOUT.toNanos()) {
      giveUp();
    }
  }

  private void open() {
    VideoDecoder.Factory factory = server.decoders();
    if (factory == null) {
      state = State.CLOSED;
      warn("this server does not decode H.265; start your client with --video-codec raw");
    } else {
      decoder = factory.open();
      state = State.OPEN;
    }
  }

  private void giveUp() {
    close();
    String reason =
        "no picture in "
            + GARBAGE_TIMEOUT.toSeconds()
            + " s of H.265, so it is not decoded any more";
    server.listener().decoderClosed(session.info(), reason);
    warn(reason + "; start your client with --video-codec raw");
  }

  private void warn(String text) {
    session.link().send(RemoteLog.CODEC, RemoteLog.fromServer(RemoteLog.Level.WARN, text));
  }

  /** Frees the decoder. */
  void close() {
    VideoDecoder held = decoder;
    decoder = null;
    state = State.CLOSED;
    if (held != null) {
      held.close();
    }
  }
}
