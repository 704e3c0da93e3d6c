package io.asciichat.core.security;

import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher;
import java.io.IOException;

/**
 * The cipher of a connection in clear: a header and the payload as it is. Opening checks the
 * checksum and refuses encrypted packets, for which there is no key.
 */
public final class PlainCipher implements PacketCipher {
  private volatile boolean closed;

  /** An open cipher. */
  public PlainCipher() {}

  @Override
  public int sealedSize(int payloadLength) {
    return PacketHeader.SIZE + payloadLength;
  }

  @Override
  public int seal(
      PacketType type,
      byte[] payload,
      int offset,
      int length,
      int payloadCrc,
      byte[] out,
      int outOffset)
      throws IOException {
    refuseWhenClosed();
    PacketHeader.encode(type.code(), length, payloadCrc, out, outOffset);
    System.arraycopy(payload, offset, out, outOffset + PacketHeader.SIZE, length);
    return PacketHeader.SIZE + length;
  }

  @Override
  public ReceivedPacket open(ReceivedPacket packet) throws IOException {
    try {
      refuseWhenClosed();
      if (packet.header().type() == PacketType.ENCRYPTED.code()) {
        throw new FramingException("encrypted packet on a connection without encryption");
      }
      packet.checkCrc();
    } catch (IOException e) {
      packet.release();
      throw e;
    }
    return packet;
  }

  /** Refuses: there are no keys to change. */
  @Override
  public void rekey(ReceivedPacket packet, PacketSink out) throws IOException {
    throw new IOException("request for new keys on a connection without encryption");
  }

  @Override
  public void startRekeyIfDue(long now, PacketSink out) {}

  @Override
  public boolean encrypted() {
    return false;
  }

  @Override
  public PeerInfo peer() {
    return PeerInfo.UNKNOWN;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void refuseWhenClosed() throws IOException {
    if (closed) {
      throw new IOException("the cipher is closed");
    }
  }
}
