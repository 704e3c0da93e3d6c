package io.asciichat.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds out how a picture has to be turned: telephones store what the sensor sees and note how they
 * were held. Layout as in TIFF 6.0 and CIPA DC-008 (Exif).
 */
final class ExifOrientation {
  private static final int TAG_ORIENTATION = 0x0112;
  private static final int TYPE_LONG = 4;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /**
   * Reads a note from its byte order mark on; whatever is missing or odd means upright.
   *
   * @param exif the note without the container's own marks
   */
  static Orientation of(byte[] exif, int offset, int length) {
    try {
      return read(ByteBuffer.wrap(exif, offset, length).slice());
    } catch (IndexOutOfBoundsException e) {
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation read(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xffff) == TAG_ORIENTATION) {
        // A SHORT after the standard; some programs write a LONG.
        boolean wide = tiff.getShort(entry + 2) == TYPE_LONG;
        return Orientation.ofExif(wide ? tiff.getInt(entry + 8) : tiff.getShort(entry + 8));
      }
    }
    return Orientation.UPRIGHT;
  }
}
