package io.asciichat.core.glyph;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The measured characters, read once from {@code coverage.bin}. The file is big-endian: a number of
 * ranges; for each range its first code point and how many follow each other; then eight bytes for
 * each character, in the order of the ranges, which is ascending. {@code MeasureGlyphs} in {@code
 * ascii-media}, where the font is, writes it.
 */
final class MeasuredGlyphs {
  static final int[] CODE_POINTS;
  static final byte[] COVERAGE;

  static {
    try (InputStream file =
            Objects.requireNonNull(MeasuredGlyphs.class.getResourceAsStream("coverage.bin"));
        DataInputStream in = new DataInputStream(file)) {
      int[] ranges = new int[2 * in.readInt()];
      int total = 0;
      for (int i = 0; i < ranges.length; i += 2) {
        ranges[i] = in.readInt();
        ranges[i + 1] = in.readInt();
        total += ranges[i + 1];
      }
      CODE_POINTS = expand(ranges, total);
      COVERAGE = in.readNBytes(total * GlyphCoverage.FIELDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MeasuredGlyphs() {}

  private static int[] expand(int[] ranges, int total) {
    int[] codePoints = new int[total];
    int next = 0;
    for (int i = 0; i < ranges.length; i += 2) {
      for (int offset = 0; offset < ranges[i + 1]; offset++) {
        codePoints[next++] = ranges[i] + offset;
      }
    }
    return codePoints;
  }
}
