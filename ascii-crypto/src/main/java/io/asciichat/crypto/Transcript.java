package io.asciichat.crypto;

import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import java.nio.charset.StandardCharsets;

/**
 * Everything that was said in a handshake: SHA-256 over a label and, for client and server each,
 * SHA-256 over their packets as type (2 bytes), length (4 bytes) and payload. The two sides are
 * hashed apart because packets may cross on the way.
 */
final class Transcript {
  private static final byte[] LABEL =
      "ascii-chat extension 1 transcript".getBytes(StandardCharsets.US_ASCII);

  private final PacketWriter fromClient = new PacketWriter();
  private final PacketWriter fromServer = new PacketWriter();

  void add(boolean client, PacketType type, byte[] payload, int offset, int length) {
    PacketWriter said = client ? fromClient : fromServer;
    said.u16(type.code()).u32(length).bytes(payload, offset, length);
  }

  byte[] hash(Libsodium sodium) {
    return sodium.sha256(
        Hkdf.concat(
            LABEL,
            sodium.sha256(fromClient.toByteArray()),
            sodium.sha256(fromServer.toByteArray())));
  }
}
