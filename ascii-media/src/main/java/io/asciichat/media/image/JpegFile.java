package io.asciichat.media.image;

import io.asciichat.media.image.StillImage.PictureInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a JPEG's segments before the picture (ITU-T T.81, annex B): its Exif note, and whether it
 * has Huffman tables. Webcams leave them out of their MJPEG pictures, which then mean those of
 * annex K.
 */
final class JpegFile {
  private static final int MARK = 0xff;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int ARITHMETIC_CONDITIONS = 0xcc;
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int APP1 = 0xe1;
  private static final String EXIF = "Exif\0\0";

  private Orientation orientation = Orientation.UPRIGHT;
  private boolean tables;
  private boolean scan;

  private JpegFile() {}

  /** Opens a file that begins with the mark of a JPEG. */
  static PictureInput open(Path file) throws IOException {
    JpegFile found = new JpegFile();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      found.read(new DataInputStream(in));
    } catch (EOFException e) {
      // Whatever is wrong with it, the decoder says so, or knows how to go on.
    }
    return new PictureInput(
        found.scan && !found.tables ? withTables(file) : new FileImageInputStream(file.toFile()),
        found.orientation,
        PictureInput.NO_KEY);
  }

  private void read(DataInputStream in) throws IOException {
    in.readUnsignedShort();
    while (!scan) {
      int marker = marker(in);
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        scan = marker == START_OF_SCAN;
        return;
      }
      if (standsAlone(marker)) {
        continue;
      }
      int length = in.readUnsignedShort() - 2;
      if (length < 0) {
        return;
      }
      byte[] segment = in.readNBytes(length);
      switch (marker) {
        case HUFFMAN_TABLES, ARITHMETIC_CONDITIONS -> tables = true;
        case APP1 -> exif(segment);
        default -> {}
      }
    }
  }

  /** The next marker; any number of fill bytes may stand before it, and decoders skip rubbish. */
  private static int marker(DataInputStream in) throws IOException {
    int b = in.readUnsignedByte();
    while (true) {
      while (b != MARK) {
        b = in.readUnsignedByte();
      }
      while (b == MARK) {
        b = in.readUnsignedByte();
      }
      if (b != 0) {
        return b;
      }
    }
  }

  /** TEM, RST0 to RST7 and SOI have no content. */
  private static boolean standsAlone(int marker) {
    return marker == 1 || marker >= 0xd0 && marker <= START_OF_IMAGE;
  }

  private void exif(byte[] segment) {
    int start = EXIF.length();
    if (segment.length > start
        && new String(segment, 0, start, StandardCharsets.ISO_8859_1).equals(EXIF)) {
      orientation = Orientation.ofNote(segment, start);
    }
  }

  private static MemoryCacheImageInputStream withTables(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    byte[] start = in.readNBytes(2);
    InputStream whole =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(start),
                    new ByteArrayInputStream(standardTables()),
                    in)));
    return new MemoryCacheImageInputStream(whole) {
      @Override
      public void close() throws IOException {
        super.close();
        whole.close();
      }
    };
  }

  /** A segment with the four tables of annex K.3: for luminance and colour, DC and AC. */
  private static byte[] standardTables() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    put(content, 0x00, JPEGHuffmanTable.StdDCLuminance);
    put(content, 0x10, JPEGHuffmanTable.StdACLuminance);
    put(content, 0x01, JPEGHuffmanTable.StdDCChrominance);
    put(content, 0x11, JPEGHuffmanTable.StdACChrominance);
    int length = content.size() + 2;
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.write(MARK);
    segment.write(HUFFMAN_TABLES);
    segment.write(length >> 8);
    segment.write(length);
    segment.writeBytes(content.toByteArray());
    return segment.toByteArray();
  }

  private static void put(ByteArrayOutputStream to, int place, JPEGHuffmanTable table) {
    to.write(place);
    short[] lengths = table.getLengths();
    for (int i = 0; i < 16; i++) {
      to.write(i < lengths.length ? lengths[i] : 0);
    }
    for (short value : table.getValues()) {
      to.write(value);
    }
  }
}
