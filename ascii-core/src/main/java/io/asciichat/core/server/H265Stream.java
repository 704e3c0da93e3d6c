package io.asciichat.core.server;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.VideoDecoder;
import io.asciichat.core.server.budget.ClientTraffic;
import io.asciichat.core.video.RgbFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client's H.265 stream and its decoder, which is closed for good when nothing comes out of it
 * for a while: a decoder is native code that unknown clients feed. Belongs to the client's receive
 * loop; {@link #close} is called when that has left.
 */
final class H265Stream {
  /** How long a stream may give no picture. */
  static final Duration GARBAGE_TIMEOUT = Duration.ofSeconds(10);

  /** A stream that pauses for longer begins anew. */
  private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

  /** C clients send a key frame every 30 pieces, so that fewer than this prove nothing. */
  private static final int MIN_FRUITLESS_PIECES = 60;

  private enum State {
    NEW,
    OPEN,
    CLOSED
  }

  private final ClientTraffic traffic;
  private final Decoders decoders;
  private final Clock clock;
  private final Sender sender;
  private State state = State.NEW;
  private @Nullable VideoDecoder decoder;
  private boolean fruitless;
  private long fruitlessSince;
  private int fruitlessPieces;
  private long lastPiece;

  /** The client that sends the stream. */
  interface Sender {
    /** Tells the client why its stream is not decoded. */
    void warn(String text);

    /** The decoder was closed for good. */
    void decoderClosed(String reason);
  }

  H265Stream(ClientTraffic traffic, Decoders decoders, Clock clock, Sender sender) {
    this.traffic = traffic;
    this.decoders = decoders;
    this.clock = clock;
    this.sender = sender;
  }

  /** Decodes a piece of the stream; null when it completes no picture. */
  @Nullable RgbFrame decode(ByteSlice piece) {
    if (state == State.NEW) {
      open();
    }
    if (state != State.OPEN || !traffic.affordsH265(piece.length())) {
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
    long now = clock.nanos();
    boolean resumed = now - lastPiece > MAX_PAUSE.toNanos();
    lastPiece = now;
    if (picture != null) {
      fruitless = false;
      traffic.decodedH265(picture.width(), picture.height());
    } else if (!fruitless || resumed) {
      fruitless = true;
      fruitlessSince = now;
      fruitlessPieces = 1;
    } else if (++fruitlessPieces >= MIN_FRUITLESS_PIECES
        && now - fruitlessSince >= GARBAGE_TIMEOUT.toNanos()) {
      giveUp();
    }
  }

  /** Until the library is loaded there is no decoder, and the stream begins with a key frame. */
  private void open() {
    if (decoders.missing()) {
      state = State.CLOSED;
      sender.warn("this server does not decode H.265; start your client with --video-codec raw");
      return;
    }
    decoder = decoders.open();
    if (decoder != null) {
      state = State.OPEN;
    }
  }

  private void giveUp() {
    close();
    String reason =
        "no picture in "
            + GARBAGE_TIMEOUT.toSeconds()
            + " s of H.265, so it is not decoded any more";
    sender.decoderClosed(reason);
    sender.warn(reason + "; start your client with --video-codec raw");
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
