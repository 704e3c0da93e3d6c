package io.asciichat.core.link;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.runtime.LinkLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads packets: first those of the handshake, then those of the session. Watches over the peer's
 * silence, and over whether it reads.
 */
final class ReceiveLoop implements Loop {
  /** How long one wait for a packet lasts at the most, so that a farewell is noticed soon. */
  private static final long MAX_WAIT_NANOS = Duration.ofMillis(250).toNanos();

  /** What takes longer is reported: C peers hang up when they hear nothing for twice this time. */
  private static final long MAX_QUICK_STEP_NANOS = Duration.ofMillis(500).toNanos();

  /**
   * The farewell of a peer that has to go.
   *
   * @param reason why
   * @param deadline when it is over even if the peer stays
   * @param told whether the peer knows
   */
  private record Farewell(LinkEnd reason, long deadline, boolean told) {}

  private final PeerLink link;
  private final Handshake handshake;
  private final AtomicReference<@Nullable Farewell> farewell = new AtomicReference<>();
  private @Nullable PacketCipher cipher;
  private @Nullable Duration answerLimit;
  private boolean started;
  private boolean told;
  private boolean refusedByPeer;
  private boolean heardAnything;
  private long begun;
  private long lastHeard;
  private long nextLook;

  ReceiveLoop(PeerLink link, Handshake handshake) {
    this.link = link;
    this.handshake = handshake;
  }

  /** See {@link PeerLink#answerWithin}. */
  void answerWithin(Duration limit) {
    answerLimit = limit;
  }

  /**
   * From now on what comes in is thrown away, until the peer has gone or its time is up.
   *
   * @param peerTold whether the caller tells the peer why, or this loop has to
   * @return false when that was so before
   */
  boolean farewell(LinkEnd reason, boolean peerTold) {
    long deadline = link.runtime().clock().nanos() + link.runtime().limits().farewell().toNanos();
    return farewell.compareAndSet(null, new Farewell(reason, deadline, peerTold));
  }

  @Override
  public long step(long now) throws Exception {
    if (link.isOver()) {
      return DONE;
    }
    Farewell leaving = farewell.get();
    if (leaving != null) {
      return linger(leaving, now);
    }
    if (!started) {
      started = true;
      begun = now;
      lastHeard = now;
      if (handshake.start(this::sendInClear) == Progress.DONE) {
        establish();
      }
    }
    PacketCipher agreed = cipher;
    return agreed == null ? greet(now) : converse(agreed, now);
  }

  /** Waits for the peer to read why it has to go: what is closed at once might never arrive. */
  private long linger(Farewell leaving, long now) throws IOException {
    boolean known = leaving.told || told || tell(leaving.reason);
    told = true;
    if (!known || now >= leaving.deadline) {
      link.end(leaving.reason);
      return DONE;
    }
    long checkAt = Math.min(leaving.deadline, now + MAX_WAIT_NANOS);
    return link.connection().discard(checkAt - now) ? now : checkAt;
  }

  /** Tells the peer why it has to go, if this side of the handshake does so. */
  private boolean tell(LinkEnd reason) {
    if (cipher != null) {
      link.send(ErrorMessage.CODEC, ErrorMessage.of(reason.code(), reason.message()));
      return true;
    }
    try {
      return handshake.refuse(reason.code(), reason.message(), this::sendInClear);
    } catch (UncheckedIOException e) {
      return false; // It has gone already.
    }
  }

  /** One step of the handshake. A peer that is refused in it is told so. */
  private long greet(long now) throws IOException, HandshakeException {
    Duration limit = link.runtime().limits().handshake();
    long deadline = begun + limit.toNanos();
    if (now >= deadline) {
      LinkEnd late =
          new LinkEnd(
              ErrorCode.TIMEOUT,
              "the handshake took longer than " + limit.toSeconds() + " s",
              true,
              null);
      tell(late);
      link.end(late);
      return DONE;
    }
    long waits = handshake.answerNanos();
    long answerAt = waits == Long.MAX_VALUE ? deadline : lastHeard + waits;
    long checkAt = Math.max(now, Math.min(Math.min(deadline, answerAt), now + MAX_WAIT_NANOS));
    try {
      ReceivedPacket packet = link.connection().receive(checkAt - now);
      if (packet == null) {
        if (isUnanswered()) {
          return DONE;
        }
        if (link.runtime().clock().nanos() >= answerAt) {
          handshake.unanswered(this::sendInClear);
        }
        return checkAt;
      }
      lastHeard = link.runtime().clock().nanos();
      heardAnything = true;
      link.counters().received(packet.length(), lastHeard);
      reportIfSlow(shakeHands(packet));
      return now;
    } catch (HandshakeException | FramingException e) {
      LinkEnd reason = reasonFor(e);
      if (cipher == null && !refusedByPeer && tell(reason)) {
        farewell(reason, true);
        return now;
      }
      throw e;
    }
  }

  /**
   * Ends the link with a peer that owes an answer for too long. Judged after a read that found
   * nothing, so that it is not blamed for what this side takes to compute.
   */
  private boolean isUnanswered() {
    Duration limit = answerLimit;
    long silence = link.runtime().clock().nanos() - lastHeard;
    if (limit == null || silence < limit.toNanos()) {
      return false;
    }
    String who = heardAnything ? "the peer has begun the handshake but" : "the peer";
    link.end(
        new LinkEnd(
            ErrorCode.TIMEOUT,
            who + " has said nothing for " + limit.toSeconds() + " s",
            true,
            null));
    return true;
  }

  /**
   * One step of the session. Silence is judged after a read that found nothing: however long the
   * packet before has taken, what the peer has sent meanwhile is there to be read.
   */
  private long converse(PacketCipher agreed, long now) throws IOException {
    LinkLimits limits = link.runtime().limits();
    if (now >= nextLook) {
      nextLook = now + MAX_WAIT_NANOS;
      if (link.progress().isOver(now, link.connection().sentBytes())) {
        link.end(
            new LinkEnd(
                ErrorCode.NETWORK,
                "the peer does not read, or less than "
                    + limits.sending().minBytesPerSecond()
                    + " bytes/s for "
                    + limits.sending().stall().toSeconds()
                    + " s",
                false,
                null));
        return DONE;
      }
    }
    long deadline = lastHeard + limits.silence().toNanos();
    long checkAt = Math.min(Math.max(deadline, now), now + MAX_WAIT_NANOS);
    ReceivedPacket packet = link.connection().receive(checkAt - now);
    long after = link.runtime().clock().nanos();
    if (packet != null) {
      lastHeard = after;
      link.counters().received(packet.length(), after);
      reportIfSlow(session(agreed.open(packet)));
      return now;
    }
    if (after >= deadline) {
      link.end(
          new LinkEnd(
              ErrorCode.TIMEOUT,
              "nothing heard for " + limits.silence().toSeconds() + " s",
              false,
              null));
      return DONE;
    }
    return checkAt;
  }

  private void reportIfSlow(@Nullable PacketType handled) {
    long took = link.runtime().clock().nanos() - lastHeard;
    if (took > MAX_QUICK_STEP_NANOS && handled != null) {
      link.handler().slowStep(handled, took);
    }
  }

  private PacketType shakeHands(ReceivedPacket packet) throws IOException, HandshakeException {
    boolean keep = false;
    PacketType type = PacketType.of(packet.header().type());
    link.handler().heard();
    try {
      packet.checkCrc();
      if (type == null) {
        throw new HandshakeException(
            ErrorCode.HANDSHAKE,
            "packet of unknown type " + packet.header().type() + " in the handshake");
      }
      if (type == PacketType.ERROR_MESSAGE) {
        refusedByPeer = true;
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
    return type;
  }

  private static HandshakeException refusal(ReceivedPacket packet) {
    try {
      ErrorMessage message = ErrorMessage.CODEC.decode(packet.reader());
      return new HandshakeException(message.errorCode(), message.shown());
    } catch (MalformedPacketException e) {
      return new HandshakeException(ErrorCode.HANDSHAKE, "the peer refused without a reason");
    }
  }

  private void establish() {
    PacketCipher established = handshake.cipher();
    cipher = established;
    link.established(established);
    handshake.close();
  }

  /** Handles a packet and tells its type, null for one that is not spoken here. */
  private @Nullable PacketType session(ReceivedPacket packet) throws IOException {
    PacketType type = PacketType.of(packet.header().type());
    try {
      if (type == null) {
        link.counters().refusedUnknown();
        link.handler().dropped(packet.header().type(), "unknown type");
      } else if (link.handler().accepts(type, packet.length())) {
        handle(type, packet);
      } else {
        link.counters().refusedOverBudget();
      }
    } catch (MalformedPacketException e) {
      link.counters().refusedMalformed();
      link.handler().dropped(packet.header().type(), String.valueOf(e.getMessage()));
    } finally {
      packet.release();
    }
    return type;
  }

  private void handle(PacketType type, ReceivedPacket packet)
      throws IOException, MalformedPacketException {
    if (type.isEmpty() && packet.length() > 0) {
      throw new MalformedPacketException(
          type + " with a payload of " + packet.length() + " bytes; it has none");
    }
    switch (type) {
      case PING -> link.send(PacketType.PONG);
      case PONG -> link.counters().ponged(lastHeard);
      case REKEY_REQUEST, REKEY_RESPONSE, REKEY_COMPLETE -> {
        PacketCipher held = cipher;
        if (held != null) {
          held.rekey(packet, link::send);
        }
      }
      default -> link.handler().received(type, packet);
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
    } finally {
      try {
        release();
      } finally {
        link.left();
      }
    }
  }

  /** Gives back what the handshake holds. */
  void release() {
    handshake.close();
  }

  private LinkEnd reasonFor(Throwable failure) {
    boolean early = cipher == null;
    Farewell leaving = farewell.get();
    if (leaving != null) {
      return leaving.reason;
    }
    return switch (failure) {
      case HandshakeException e -> new LinkEnd(e.code(), e.getMessage(), early, e);
      case AsciiChatException e -> new LinkEnd(e.code(), e.getMessage(), early, e);
      case FramingException e -> new LinkEnd(e.code(), oneLine(e), early, e);
      case IOException e -> lost(e, early);
      case UncheckedIOException e -> lost(Objects.requireNonNull(e.getCause()), early);
      default -> LinkEnd.internal(early ? "shaking hands" : "receiving", failure, early);
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
    boolean stalled = failure instanceof SocketTimeoutException;
    return new LinkEnd(stalled ? ErrorCode.TIMEOUT : ErrorCode.NETWORK, message, early, failure);
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? "the connection failed" : message;
  }
}
