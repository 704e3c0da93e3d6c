package io.asciichat.core.link;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads packets: first those of the handshake, then those of the session. Watches over the peer's
 * silence.
 */
final class ReceiveLoop implements Loop {
  /** How long one wait for a packet lasts at the most, so that a farewell is noticed soon. */
  private static final long LONGEST_WAIT = 250_000_000L;

  private final PeerLink link;
  private final Handshake handshake;
  private @Nullable PacketCipher cipher;
  private boolean started;
  private long begun;
  private long lastHeard;
  private volatile @Nullable LinkEnd farewell;

  ReceiveLoop(PeerLink link, Handshake handshake) {
    this.link = link;
    this.handshake = handshake;
  }

  /** From now on what comes in is thrown away, until the peer has gone or its time is up. */
  void farewell(LinkEnd reason) {
    farewell = reason;
  }

  @Override
  public long step(long now) throws Exception {
    if (link.isOver()) {
      return DONE;
    }
    if (!started) {
      started = true;
      begun = now;
      lastHeard = now;
      if (handshake.start(this::sendInClear) == Progress.DONE) {
        establish();
      }
    }
    long deadline = deadline();
    if (now >= deadline) {
      link.end(timeUp());
      return DONE;
    }
    long checkAt = Math.min(deadline, now + LONGEST_WAIT);
    ReceivedPacket packet = link.connection().receive(checkAt - now);
    if (packet == null) {
      return checkAt;
    }
    lastHeard = link.environment().clock().nanos();
    if (cipher == null) {
      shakeHands(packet);
    } else {
      session(cipher.open(packet));
    }
    return now;
  }

  private long deadline() {
    LinkLimits limits = link.environment().limits();
    if (cipher == null) {
      return begun + limits.handshake().toNanos();
    }
    return Math.min(lastHeard + limits.silence().toNanos(), link.farewellDeadline());
  }

  private LinkEnd timeUp() {
    LinkEnd told = farewell;
    if (told != null) {
      return told;
    }
    LinkLimits limits = link.environment().limits();
    return cipher == null
        ? new LinkEnd(
            ErrorCode.TIMEOUT,
            "the handshake took longer than " + limits.handshake().toSeconds() + " s",
            true,
            null)
        : new LinkEnd(
            ErrorCode.TIMEOUT,
            "nothing heard for " + limits.silence().toSeconds() + " s",
            false,
            null);
  }

  private void shakeHands(ReceivedPacket packet) throws IOException, HandshakeException {
    boolean keep = false;
    try {
      packet.checkCrc();
      PacketType type = PacketType.of(packet.header().type());
      if (type == null) {
        throw new HandshakeException(
            ErrorCode.HANDSHAKE,
            "packet of unknown type " + packet.header().type() + " in the handshake");
      }
      if (type == PacketType.ERROR_MESSAGE) {
        throw refusal(packet);
      }
      Progress progress =
          handshake.receive(
              type, packet.array(), packet.offset(), packet.length(), this::sendInClear);
      if (progress != Progress.MORE) {
        establish();
      }
      keep = progress == Progress.DONE_PACKET_UNUSED;
    } finally {
      if (!keep) {
        packet.release();
      }
    }
    if (keep) {
      session(packet);
    }
  }

  private static HandshakeException refusal(ReceivedPacket packet) {
    try {
      ErrorMessage message =
          ErrorMessage.CODEC.decode(
              new PacketReader(packet.array(), packet.offset(), packet.length()));
      return new HandshakeException(message.errorCode(), message.message().shown());
    } catch (MalformedPacketException e) {
      return new HandshakeException(ErrorCode.HANDSHAKE, "the peer refused without a reason");
    }
  }

  private void establish() {
    PacketCipher established = handshake.cipher();
    handshake.close();
    cipher = established;
    link.established(established);
  }

  private void session(ReceivedPacket packet) throws IOException {
    try {
      if (farewell != null) {
        return;
      }
      PacketType type = PacketType.of(packet.header().type());
      if (type == null) {
        link.handler().dropped(packet.header().type(), "unknown type");
        return;
      }
      switch (type) {
        case PING -> link.send(PacketType.PONG);
        case PONG -> {}
        case REKEY_REQUEST, REKEY_RESPONSE, REKEY_COMPLETE -> {
          PacketCipher held = cipher;
          if (held != null) {
            held.rekey(packet, link::send);
          }
        }
        default -> link.handler().received(type, packet);
      }
    } catch (MalformedPacketException e) {
      link.handler().dropped(packet.header().type(), String.valueOf(e.getMessage()));
    } finally {
      packet.release();
    }
  }

  /** Handshake packets go out directly: the send loop does not exist yet. */
  private void sendInClear(PacketType type, byte[] payload, int offset, int length) {
    byte[] wire = PacketHeader.packet(type, payload, offset, length);
    try {
      link.connection().send(wire, 0, wire.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    try {
      if (failure != null) {
        link.end(reasonFor(failure));
      }
      handshake.close();
    } finally {
      link.left();
    }
  }

  /** Gives back what a loop that could not be started holds. */
  void abandon() {
    handshake.close();
  }

  private LinkEnd reasonFor(Throwable failure) {
    boolean early = cipher == null;
    LinkEnd told = farewell;
    if (told != null) {
      return told;
    }
    return switch (failure) {
      case HandshakeException e -> new LinkEnd(e.code(), e.getMessage(), early, e);
      case AsciiChatException e -> new LinkEnd(e.code(), e.getMessage(), early, e);
      case FramingException e -> new LinkEnd(e.code(), oneLine(e), early, e);
      case IOException e -> lost(e, early);
      case UncheckedIOException e -> lost(Objects.requireNonNull(e.getCause()), early);
      case OutOfMemoryError e ->
          new LinkEnd(ErrorCode.MEMORY, "out of memory: " + e.getMessage(), early, e);
      default -> new LinkEnd(ErrorCode.INTERNAL, "internal error: " + failure, early, failure);
    };
  }

  /** The connection is gone; during the handshake its point may tell why. */
  private LinkEnd lost(IOException failure, boolean early) {
    HandshakeException known = early ? handshake.hungUp() : null;
    if (known != null) {
      return new LinkEnd(known.code(), known.getMessage(), true, failure);
    }
    String message =
        failure instanceof EOFException ? "the peer closed the connection" : oneLine(failure);
    return new LinkEnd(ErrorCode.NETWORK, message, early, failure);
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? "the connection failed" : message;
  }
}
