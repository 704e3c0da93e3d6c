package io.asciichat.core.packet.session;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * A piece of a camera's H.265 stream. C clients put two headers before it, the outer without the
 * real flags, and send bare headers while their encoder still gathers pictures; {@link #stream()}
 * copes with both.
 *
 * @param flags 1 key frame, 2 size changed; one byte
 * @param width pixels in a row, 0 to 65535
 * @param height rows, 0 to 65535
 * @param body what follows the first header
 */
public record H265FramePacket(int flags, int width, int height, ByteSlice body)
    implements SessionPacket {
  /** Bytes of a header. */
  public static final int HEADER_SIZE = 5;

  /** Strict codec; 5 bytes and more. */
  public static final PacketCodec<H265FramePacket> CODEC =
      new PacketCodec<>(
          PacketType.IMAGE_FRAME_H265,
          HEADER_SIZE,
          PacketHeader.MAX_PAYLOAD,
          in -> new H265FramePacket(in.u8(), in.u16(), in.u16(), in.slice(in.remaining())),
          (packet, out) -> {
            out.u8(packet.flags).u16(packet.width).u16(packet.height);
            out.bytes(packet.body);
          });

  /** Checks the ranges above. */
  public H265FramePacket {
    PayloadRules.u8("flags", flags);
    PayloadRules.u16("width", width);
    PayloadRules.u16("height", height);
  }

  /**
   * The Annex B stream (ITU-T H.265, B.1) from its first start code on: 00 00 01, with the zero
   * byte before it if there is one. Empty when the packet holds headers only.
   */
  public ByteSlice stream() {
    for (int i = 0; i + 2 < body.length(); i++) {
      if (body.get(i) == 0 && body.get(i + 1) == 0 && body.get(i + 2) == 1) {
        return body.from(i > 0 && body.get(i - 1) == 0 ? i - 1 : i);
      }
    }
    return body.from(body.length());
  }

  @Override
  public PacketType type() {
    return PacketType.IMAGE_FRAME_H265;
  }
}
