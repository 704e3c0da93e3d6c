package io.asciichat.core.link;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PacketType;
import org.jspecify.annotations.Nullable;

/**
 * Room for one packet taken from a {@link PacketQueue}; filled again and again by the one loop that
 * owns it.
 */
final class OutboundPacket {
  PacketType type = PacketType.PING;
  @Nullable PooledBuffer buffer;
  int offset;
  int length;
  int crc;

  /** Empty room. */
  OutboundPacket() {}

  /** The packet's type. */
  PacketType type() {
    return type;
  }

  /**
   * The buffer with the payload, of which the owner holds one reference; null for an empty payload.
   */
  @Nullable PooledBuffer buffer() {
    return buffer;
  }

  /** Index of the payload's first byte. */
  int offset() {
    return offset;
  }

  /** The payload's length. */
  int length() {
    return length;
  }

  /** CRC-32C of the payload, 0 when it is empty. */
  int crc() {
    return crc;
  }

  /** Drops the reference. */
  void release() {
    PooledBuffer held = buffer;
    buffer = null;
    if (held != null) {
      held.release();
    }
  }
}
