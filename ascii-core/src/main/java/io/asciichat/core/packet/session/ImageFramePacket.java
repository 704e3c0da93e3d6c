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
import io.asciichat.core.video.RgbFrame;

/**
 * One camera picture: a header of 24 bytes and packed RGB, three bytes a pixel, rows from top to
 * bottom without padding. The pixels are not copied.
 *
 * @param width pixels in a row, 1 to 8192
 * @param height rows, 1 to 8192
 * @param pixelFormat 1 to 4; the pixels are RGB whatever it says, as C servers read them
 * @param ignored fields that nothing reads
 * @param pixels at least {@code width * height * 3} and less than 2 MiB − 8 bytes
 */
public record ImageFramePacket(
    int width, int height, int pixelFormat, Ignored ignored, ByteSlice pixels)
    implements SessionPacket {
  /** Bytes before the pixels. */
  public static final int HEADER_SIZE = 24;

  /** Largest width or height. */
  public static final int MAX_SIZE = 8192;

  /** Most bytes of pixels: C servers drop a client that sends more. */
  public static final int MAX_PIXEL_BYTES = (2 << 20) - 8 - 1;

  /** The pixel format we send. */
  public static final int RGB = 1;

  private static final int BYTES_PER_PIXEL = 3;

  /** Strict codec; 27 bytes to just under 2 MiB. */
  public static final PacketCodec<ImageFramePacket> CODEC =
      new PacketCodec<>(
          PacketType.IMAGE_FRAME,
          HEADER_SIZE + BYTES_PER_PIXEL,
          HEADER_SIZE + MAX_PIXEL_BYTES,
          ImageFramePacket::read,
          ImageFramePacket::write);

  /**
   * Fields of the header that C peers ignore and send as 0.
   *
   * @param compressedSize 0 to 2^32 − 1
   * @param checksum any number
   * @param timestamp 0 to 2^32 − 1
   */
  public record Ignored(long compressedSize, int checksum, long timestamp) {
    /** The fields as programs send them. */
    public static final Ignored ZEROS = new Ignored(0, 0, 0);

    /** Checks the ranges above. */
    public Ignored {
      PayloadRules.u32("compressed size", compressedSize);
      PayloadRules.u32("timestamp", timestamp);
    }
  }

  /** Checks the ranges above. */
  public ImageFramePacket {
    PayloadRules.range("width", width, 1, MAX_SIZE);
    PayloadRules.range("height", height, 1, MAX_SIZE);
    PayloadRules.range("pixel format", pixelFormat, 1, 4);
    PayloadRules.range(
        "bytes of pixels",
        pixels.length(),
        (long) width * height * BYTES_PER_PIXEL,
        MAX_PIXEL_BYTES);
  }

  /**
   * Writes the 24 bytes before the pixels, without allocating.
   *
   * @param out has room for them from {@code offset} on
   * @param width pixels in a row, 1 to 8192
   * @param height rows, 1 to 8192
   */
  public static void writeHeader(byte[] out, int offset, int width, int height) {
    PacketHeader.putInt(out, offset, width);
    PacketHeader.putInt(out, offset + 4, height);
    PacketHeader.putInt(out, offset + 8, RGB);
    PacketHeader.putInt(out, offset + 12, 0);
    PacketHeader.putInt(out, offset + 16, 0);
    PacketHeader.putInt(out, offset + 20, 0);
  }

  /**
   * A received IMAGE_FRAME as a picture, without a copy.
   *
   * @param packet its reference passes to the picture; when this throws, it stays with the caller
   * @throws MalformedPacketException when the packet breaks the rules
   */
  public static RgbFrame takeFrame(ReceivedPacket packet) throws MalformedPacketException {
    ImageFramePacket frame = CODEC.decode(packet.reader());
    return new RgbFrame(packet.buffer(), frame.pixels.offset(), frame.width, frame.height);
  }

  private static ImageFramePacket read(PacketReader in) throws MalformedPacketException {
    return new ImageFramePacket(
        in.i32(),
        in.i32(),
        in.i32(),
        new Ignored(in.u32(), in.i32(), in.u32()),
        in.slice(in.remaining()));
  }

  private static void write(ImageFramePacket packet, PacketWriter out) {
    out.u32(packet.width).u32(packet.height).u32(packet.pixelFormat);
    Ignored ignored = packet.ignored;
    out.u32(ignored.compressedSize).u32(ignored.checksum).u32(ignored.timestamp);
    out.bytes(packet.pixels);
  }

  @Override
  public PacketType type() {
    return PacketType.IMAGE_FRAME;
  }
}
