package io.asciichat.testkit.security;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher;
import java.io.IOException;
import java.util.Arrays;

/** One direction between two ciphers: whole packets as byte arrays. For one thread. */
public final class CipherLink {
  private final BufferPool pool;
  private final PacketCipher sender;
  private final PacketCipher receiver;

  /**
   * @param pool where packets live that arrive
   */
  public CipherLink(BufferPool pool, PacketCipher sender, PacketCipher receiver) {
    this.pool = pool;
    this.sender = sender;
    this.receiver = receiver;
  }

  /** A packet as it goes on the wire. */
  public byte[] seal(PacketType type, byte[] payload) throws IOException {
    byte[] out = new byte[sender.sealedSize(payload.length)];
    int crc = PacketHeader.crcOf(payload, 0, payload.length);
    return Arrays.copyOf(out, sender.seal(type, payload, 0, payload.length, crc, out, 0));
  }

  /** Opens such a packet as the receiver does; the caller releases it. */
  public ReceivedPacket open(byte[] packet) throws IOException {
    return receiver.open(received(pool, packet));
  }

  /** Seals, carries over and opens; returns the payload that arrives. */
  public byte[] carry(PacketType type, byte[] payload) throws IOException {
    ReceivedPacket opened = open(seal(type, payload));
    try {
      if (opened.header().type() != type.code()) {
        throw new IOException("type " + opened.header().type() + " arrived for " + type);
      }
      return payloadOf(opened);
    } finally {
      opened.release();
    }
  }

  /** A payload as bytes of its own. */
  public static byte[] payloadOf(ReceivedPacket packet) {
    return Arrays.copyOfRange(packet.array(), packet.offset(), packet.offset() + packet.length());
  }

  /**
   * One packet as a connection hands it out: its header read, its payload in a pooled buffer.
   *
   * @throws IOException when the header is broken or announces another length
   */
  public static ReceivedPacket received(BufferPool pool, byte[] packet) throws IOException {
    PacketHeader header = PacketHeader.decode(packet, 0);
    if (header.length() != packet.length - PacketHeader.SIZE) {
      throw new IOException("packet of " + packet.length + " bytes announces " + header.length());
    }
    PooledBuffer buffer = pool.take(header.length());
    System.arraycopy(packet, PacketHeader.SIZE, buffer.array(), 0, header.length());
    return new ReceivedPacket(header, buffer.length(header.length()), 0);
  }
}
