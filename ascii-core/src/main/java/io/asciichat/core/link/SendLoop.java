package io.asciichat.core.link;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.PacketCipher;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes packets from the queue, seals them and sends them, one a step; sends a PING when there was
 * nothing to send.
 */
final class SendLoop implements Loop {
  private static final byte[] NOTHING = new byte[0];

  /** The room for sealed packets that a link always has. */
  private static final int MIN_WIRE_BYTES = 64 << 10;

  /**
   * After so many packets, ten seconds of pictures, that need a quarter of the room at the most, a
   * smaller one will do: a large frame must not cost memory for the rest of the connection.
   */
  private static final int MAX_SMALL_PACKETS = 600;

  private final PeerLink link;
  private final PacketCipher cipher;
  private final PacketSink rekeySink;
  private final OutboundPacket packet = new OutboundPacket();
  private final long keepalive;
  private byte[] wire = new byte[MIN_WIRE_BYTES];
  private int smallPackets;
  private long lastSent = Long.MIN_VALUE;
  private long nextPing;

  SendLoop(PeerLink link, PacketCipher cipher) {
    this.link = link;
    this.cipher = cipher;
    this.rekeySink = link::send;
    this.keepalive = link.runtime().limits().keepalive().toNanos();
  }

  @Override
  public long step(long now) throws IOException {
    if (link.isOver()) {
      return DONE;
    }
    if (lastSent == Long.MIN_VALUE) {
      lastSent = now;
      nextPing = now + LinkCounters.PING_PAUSE.toNanos();
    }
    if (now >= nextPing) {
      // How the peer answers is worth knowing even when it is sent enough to be kept alive.
      link.send(PacketType.PING);
      nextPing = now + LinkCounters.PING_PAUSE.toNanos();
    }
    long writable = link.connection().writableAt(now);
    if (writable > now) {
      link.progress().busy();
      return writable;
    }
    if (link.queue().poll(packet)) {
      link.progress().busy();
      try {
        transmit(packet.type(), packet.buffer());
      } finally {
        packet.release();
      }
      lastSent = link.runtime().clock().nanos();
      cipher.startRekeyIfDue(lastSent, rekeySink);
      return now;
    }
    link.progress().idle();
    if (now - lastSent >= keepalive) {
      link.send(PacketType.PING);
      return now;
    }
    return Math.min(lastSent + keepalive, nextPing);
  }

  private void transmit(PacketType type, @Nullable PooledBuffer buffer) throws IOException {
    int needed = cipher.sealedSize(packet.length());
    smallPackets = needed <= wire.length / 4 ? smallPackets + 1 : 0;
    if (wire.length < needed || wire.length > MIN_WIRE_BYTES && smallPackets > MAX_SMALL_PACKETS) {
      wire = new byte[Math.max(MIN_WIRE_BYTES, Integer.highestOneBit(needed - 1) << 1)];
      smallPackets = 0;
    }
    byte[] payload = buffer == null ? NOTHING : buffer.array();
    int size = cipher.seal(type, payload, packet.offset(), packet.length(), packet.crc(), wire, 0);
    if (type == PacketType.PING) {
      link.counters().pings(link.runtime().clock().nanos());
    }
    link.connection().send(wire, 0, size);
    link.counters().sent();
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    try {
      if (failure != null) {
        link.end(
            failure instanceof IOException
                ? new LinkEnd(
                    ErrorCode.NETWORK, "the connection failed while sending", false, failure)
                : LinkEnd.internal("sending", failure, false));
      }
    } finally {
      link.left();
    }
  }
}
