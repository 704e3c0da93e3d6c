package io.asciichat.core.packet;

import io.asciichat.core.buffer.PooledBuffer;

/**
 * A packet that came in: its header and where its payload lies. Its holder owns one reference to
 * the buffer.
 *
 * @param header as received
 * @param buffer holds the payload
 * @param offset index of the payload's first byte; the payload is {@code header.length()} bytes
 *     long
 */
public record ReceivedPacket(PacketHeader header, PooledBuffer buffer, int offset) {
  /** The payload's array. */
  public byte[] array() {
    return buffer.array();
  }

  /** The payload's length in bytes. */
  public int length() {
    return header.length();
  }

  /** Returns a reader of the payload, at its beginning. */
  public PacketReader reader() {
    return new PacketReader(array(), offset, length());
  }

  /**
   * Compares the payload with the header's checksum.
   *
   * @throws FramingException when they differ
   */
  public void checkCrc() throws FramingException {
    if (PacketHeader.crcOf(array(), offset, length()) != header.crc()) {
      throw new FramingException("packet of type " + header.type() + " has a wrong checksum");
    }
  }

  /** Drops the reference. */
  public void release() {
    buffer.release();
  }
}
