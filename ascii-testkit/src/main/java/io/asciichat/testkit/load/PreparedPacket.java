package io.asciichat.testkit.load;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;

/**
 * A packet made once and sent again and again by all clients.
 *
 * @param type of the payload
 * @param bytes the whole packet in clear; the payload begins after the header. Not to be written.
 * @param payloadCrc the payload's checksum
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PreparedPacket(PacketType type, byte[] bytes, int payloadCrc) {
  /** Writes the header before a payload for which {@link PacketHeader#SIZE} bytes were left. */
  static PreparedPacket of(PacketType type, byte[] bytes) {
    int length = bytes.length - PacketHeader.SIZE;
    int crc = PacketHeader.crcOf(bytes, PacketHeader.SIZE, length);
    PacketHeader.encode(type.code(), length, crc, bytes, 0);
    return new PreparedPacket(type, bytes, crc);
  }
}
