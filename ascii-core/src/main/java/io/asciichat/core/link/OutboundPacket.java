package io.asciichat.core.link;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PacketType;
import org.jspecify.annotations.Nullable;

/**
 * Room for one packet taken from a {@link PacketQueue}; filled again and again by the one loop that
 * owns it.
 */
public final class OutboundPacket {
  PacketType type = PacketType.PING;
  @Nullable PooledBuffer buffer;
  int offset;
  int length;
  int crc;

  /** Empty room. */
  public OutboundPacket() {}

  /** The packet's type. */
  public PacketType type() {
    return type;
  }

  /**
   * The buffer with the payload, of which the owner holds one reference; null for an empty payload.
   */
  public @Nullable PooledBuffer buffer() {
    return buffer;
  }

  /** Index of the payload's first byte. */
  public int offset() {
    return offset;
  }

  /** The payload's length. */
  public int length() {
    return length;
  }

  /** CRC-32C of the payload, 0 when it is empty. */
  public int crc() {
    return crc;
  }

  /** Drops the reference. */
  public void release() {
    PooledBuffer held = buffer;
    buffer = null;
    if (held != null) {
      held.release();
    }
  }
}
