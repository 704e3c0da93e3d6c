package io.asciichat.media.image;

import io.asciichat.media.image.StillImage.PictureInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Looks through a PNG's chunks (PNG specification, third edition) for what the JDK's reader leaves
 * out, the Exif note and the transparent level of grey pictures with less than eight bits, and for
 * what it stumbles over: transparency where there may be none.
 */
final class PngFile {
  private static final int SIGNATURE_BYTES = 8;
  private static final int GREY = 0;
  private static final int TRUE_COLOUR = 2;
  private static final int PALETTE = 3;

  /** An Exif note is a few hundred bytes, with a preview up to 64 KiB. */
  private static final int MAX_EXIF_BYTES = 1 << 20;

  private final RandomAccessFile in;
  private Orientation orientation = Orientation.UPRIGHT;
  private int transparentGrey = PictureInput.NO_KEY;
  private int bits;
  private int colourType;
  private long oddStart = -1;
  private long oddEnd;

  private PngFile(RandomAccessFile in) {
    this.in = in;
  }

  /** Opens a file that begins with the signature of a PNG. */
  static PictureInput open(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      PngFile found = new PngFile(in);
      found.look();
      ImageInputStream stream =
          found.oddStart < 0 ? new FileImageInputStream(file.toFile()) : found.withoutOdd();
      return new PictureInput(stream, found.orientation, found.transparentGrey);
    }
  }

  private void look() throws IOException {
    long at = SIGNATURE_BYTES;
    while (at + 12 <= in.length()) {
      in.seek(at);
      int length = in.readInt();
      byte[] name = new byte[4];
      in.readFully(name);
      long next = at + 12 + length;
      if (length < 0 || next > in.length()) {
        return;
      }
      switch (new String(name, StandardCharsets.ISO_8859_1)) {
        case "IHDR" -> {
          byte[] header = content(Math.min(length, 13));
          bits = header.length > 9 ? header[8] : 0;
          colourType = header.length > 9 ? header[9] : 0;
        }
        case "tRNS" -> transparency(length, at, next);
        case "eXIf" ->
            orientation = Orientation.ofNote(content(Math.min(length, MAX_EXIF_BYTES)), 0);
        default -> {}
      }
      at = next;
    }
  }

  private byte[] content(int length) throws IOException {
    byte[] content = new byte[length];
    in.readFully(content);
    return content;
  }

  private void transparency(int length, long start, long end) throws IOException {
    boolean sensible =
        switch (colourType) {
          case GREY -> length >= 2;
          case TRUE_COLOUR -> length >= 6;
          case PALETTE -> true;
          default -> false;
        };
    if (!sensible) {
      if (oddStart < 0) {
        oddStart = start;
      }
      oddEnd = end;
    } else if (colourType == GREY && bits >= 1 && bits < 8) {
      int most = (1 << bits) - 1;
      transparentGrey = (ByteBuffer.wrap(content(2)).getShort() & most) * 255 / most;
    }
  }

  /** The file without the chunks that may not be there, which stand together before the picture. */
  private ImageInputStream withoutOdd() throws IOException {
    ByteArrayOutputStream mended = new ByteArrayOutputStream();
    in.seek(0);
    mended.writeBytes(content((int) oddStart));
    in.seek(oddEnd);
    mended.writeBytes(content(Math.toIntExact(in.length() - oddEnd)));
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(mended.toByteArray()));
  }
}
