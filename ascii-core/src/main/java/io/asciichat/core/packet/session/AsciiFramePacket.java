package io.asciichat.core.packet.session;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.render.AsciiFrame;

/**
 * One rendered picture for one viewer: a header of 24 bytes and the text. The text is not copied; a
 * decoded packet has been compared with its checksum.
 *
 * @param columns width of the terminal the text was made for, 1 to 16384
 * @param rows height of that terminal, 1 to 16384
 * @param flags 1 colour, 4 run-length encoded, 8 stretched; C peers send 0 and ignore them
 * @param text UTF-8 with SGR escapes
 */
public record AsciiFramePacket(int columns, int rows, int flags, ByteSlice text)
    implements SessionPacket {
  /** Bytes before the text. */
  public static final int HEADER_SIZE = 24;

  /** Largest number of columns or rows. */
  public static final int MAX_SIZE = 16_384;

  private static final int COMPRESSED = 2;
  private static final int KNOWN_FLAGS = 0x0F;

  /** Strict codec; 24 bytes and more. */
  public static final PacketCodec<AsciiFramePacket> CODEC =
      new PacketCodec<>(
          PacketType.ASCII_FRAME,
          HEADER_SIZE,
          PacketHeader.MAX_PAYLOAD,
          AsciiFramePacket::read,
          AsciiFramePacket::write);

  /** Checks the ranges above. */
  public AsciiFramePacket {
    PayloadRules.range("width", columns, 1, MAX_SIZE);
    PayloadRules.range("height", rows, 1, MAX_SIZE);
    PayloadRules.require((flags & ~(KNOWN_FLAGS & ~COMPRESSED)) == 0, "flags must be bits of 13");
  }

  /**
   * Writes the 24 bytes before a text, without allocating.
   *
   * @param out has room for them from {@code offset} on
   * @param columns width of the terminal, 1 to 16384
   * @param rows height of the terminal, 1 to 16384
   * @param textLength bytes of text that follow
   * @param textCrc {@link PacketHeader#crcOf} of the text
   */
  public static void writeHeader(
      byte[] out, int offset, int columns, int rows, int textLength, int textCrc) {
    PacketHeader.putInt(out, offset, columns);
    PacketHeader.putInt(out, offset + 4, rows);
    PacketHeader.putInt(out, offset + 8, textLength);
    PacketHeader.putInt(out, offset + 12, 0);
    PacketHeader.putInt(out, offset + 16, textCrc);
    PacketHeader.putInt(out, offset + 20, 0);
  }

  /**
   * A received ASCII_FRAME as a frame that can be shown, without a copy.
   *
   * @param packet its reference passes to the frame; when this throws, it stays with the caller
   * @throws MalformedPacketException when the packet breaks the rules or its checksum is wrong
   */
  public static AsciiFrame takeFrame(ReceivedPacket packet) throws MalformedPacketException {
    AsciiFramePacket frame = CODEC.decode(packet.reader());
    return new AsciiFrame(
        packet.buffer(), frame.text.offset(), frame.text.length(), frame.columns, frame.rows);
  }

  private static AsciiFramePacket read(PacketReader in) throws MalformedPacketException {
    int columns = in.i32();
    int rows = in.i32();
    long originalSize = in.u32();
    long compressedSize = in.u32();
    int checksum = in.i32();
    int flags = in.i32();
    PayloadRules.require((flags & ~KNOWN_FLAGS) == 0, "flags must be bits of 15, not " + flags);
    PayloadRules.require(
        (flags & COMPRESSED) == 0 && compressedSize == 0,
        "the text is compressed (zstd), which this version does not read");
    if (originalSize != in.remaining()) {
      throw new MalformedPacketException(
          "frame announces " + originalSize + " bytes of text, has " + in.remaining());
    }
    ByteSlice text = in.slice(in.remaining());
    if (PacketHeader.crcOf(text.array(), text.offset(), text.length()) != checksum) {
      throw new MalformedPacketException("frame's text has a wrong checksum");
    }
    return new AsciiFramePacket(columns, rows, flags, text);
  }

  private static void write(AsciiFramePacket packet, PacketWriter out) {
    ByteSlice text = packet.text;
    int crc = PacketHeader.crcOf(text.array(), text.offset(), text.length());
    out.u32(packet.columns).u32(packet.rows).u32(text.length()).u32(0).u32(crc).u32(packet.flags);
    out.bytes(text);
  }

  @Override
  public PacketType type() {
    return PacketType.ASCII_FRAME;
  }
}
