package io.asciichat.media.picture;

import io.asciichat.core.glyph.BlockShapes;
import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.glyph.GlyphCoverage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures where the bundled font's characters have ink and writes the core's table of it. To be
 * run again when the font or the choice of characters changes:
 *
 * <pre>
 * java -cp 'ascii-cli/target/app/lib/*' io.asciichat.media.picture.MeasureGlyphs \
 *     ascii-core/src/main/resources/io/asciichat/core/glyph/coverage.bin
 * </pre>
 */
final class MeasureGlyphs {
  private MeasureGlyphs() {}

  /**
   * Writes the table.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), table());
  }

  /** The content of {@code coverage.bin}; see {@code MeasuredGlyphs} in the core. */
  static byte[] table() {
    GlyphFont font = new GlyphFont();
    AreaRaster raster = new AreaRaster(GlyphCoverage.COLUMNS, GlyphCoverage.ROWS);
    ByteArrayOutputStream measured = new ByteArrayOutputStream();
    List<int[]> ranges = new ArrayList<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (isMeasured(codePoint) && font.has(codePoint)) {
        extend(ranges, codePoint);
        measured.writeBytes(
            raster.cover(font.outline(codePoint, GlyphCoverage.COLUMNS, GlyphCoverage.ROWS)));
      }
    }
    return file(ranges, measured.toByteArray());
  }

  /** Scripts that run from right to left are left out: a terminal may turn a whole row around. */
  private static boolean isMeasured(int codePoint) {
    byte direction = Character.getDirectionality(codePoint);
    return DisplayWidth.of(codePoint) == 1
        && !BlockShapes.has(codePoint)
        && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
        && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static void extend(List<int[]> ranges, int codePoint) {
    if (!ranges.isEmpty() && ranges.getLast()[0] + ranges.getLast()[1] == codePoint) {
      ranges.getLast()[1]++;
    } else {
      ranges.add(new int[] {codePoint, 1});
    }
  }

  private static byte[] file(List<int[]> ranges, byte[] coverage) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(ranges.size());
      for (int[] range : ranges) {
        out.writeInt(range[0]);
        out.writeInt(range[1]);
      }
      out.write(coverage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
