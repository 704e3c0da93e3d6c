package io.asciichat.media.image;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Finds out how a JPEG has to be turned: telephones store what the sensor sees and note how they
 * were held. Layout as in CIPA DC-008 (Exif) and TIFF 6.0.
 */
final class ExifOrientation {
  private static final int APP1 = 0xffe1;
  private static final int START_OF_SCAN = 0xffda;
  private static final int TAG_ORIENTATION = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /** Reads a JPEG from its first byte on; whatever is missing or odd means upright. */
  static Orientation read(InputStream jpeg) throws IOException {
    DataInputStream in = new DataInputStream(jpeg);
    try {
      in.readUnsignedShort();
      while (true) {
        int marker = in.readUnsignedShort();
        if (marker >> 8 != 0xff || marker == START_OF_SCAN) {
          return Orientation.UPRIGHT;
        }
        byte[] segment = in.readNBytes(in.readUnsignedShort() - 2);
        if (marker == APP1 && startsWithExif(segment)) {
          return ofTiff(ByteBuffer.wrap(segment, 6, segment.length - 6).slice());
        }
      }
    } catch (EOFException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return Orientation.UPRIGHT;
    }
  }

  private static boolean startsWithExif(byte[] segment) {
    return segment.length > 14
        && new String(segment, 0, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0");
  }

  private static Orientation ofTiff(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xffff) == TAG_ORIENTATION) {
        return Orientation.ofExif(tiff.getShort(entry + 8));
      }
    }
    return Orientation.UPRIGHT;
  }
}
