package io.asciichat.core.packet.session;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.WireText;

/**
 * A client says good-bye; it closes the connection right after.
 *
 * @param text 0 to 256 bytes
 */
public record ClientLeave(WireText text) implements SessionPacket {
  private static final int MIN = 0;
  private static final int MAX = 256;

  /** Strict codec; 0 to 256 bytes. */
  public static final PacketCodec<ClientLeave> CODEC =
      new PacketCodec<>(
          PacketType.CLIENT_LEAVE,
          MIN,
          MAX,
          in -> new ClientLeave(WireText.rest(in)),
          (packet, out) -> packet.text.writeTo(out));

  /** Checks the size. */
  public ClientLeave {
    PayloadRules.range("length of the text", text.size(), MIN, MAX);
  }

  @Override
  public PacketType type() {
    return PacketType.CLIENT_LEAVE;
  }
}
