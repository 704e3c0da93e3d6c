package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * An old way to announce a terminal's size. C servers drop a client that sends it; {@link
 * ClientCapabilities} is what announces a new size.
 *
 * @param columns 0 to 2^32 − 1
 * @param rows 0 to 2^32 − 1
 */
public record SizeMessage(long columns, long rows) implements SessionPacket {
  /** Strict codec; 8 bytes. */
  public static final PacketCodec<SizeMessage> CODEC =
      FieldCodec.fixed(
          PacketType.SIZE_MESSAGE,
          8,
          in -> new SizeMessage(in.u32(), in.u32()),
          (packet, out) -> out.u32(packet.columns).u32(packet.rows));

  /** Checks the ranges above. */
  public SizeMessage {
    Rules.u32("columns", columns);
    Rules.u32("rows", rows);
  }

  @Override
  public PacketType type() {
    return PacketType.SIZE_MESSAGE;
  }
}
