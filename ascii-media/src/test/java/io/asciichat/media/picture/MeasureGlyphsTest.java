package io.asciichat.media.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.glyph.GlyphCoverage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasureGlyphsTest {
  /** If it fails, run {@code MeasureGlyphs} as its comment says. */
  @Test
  void theCoreHasWhatTheBundledFontGives() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(GlyphCoverage.class.getResourceAsStream("coverage.bin"))) {
      assertArrayEquals(MeasureGlyphs.table(), file.readAllBytes());
    }
  }

  @Test
  void everyPrintableAsciiCharacterIsMeasuredAndAllDiffer() {
    for (int codePoint = 0x20; codePoint < 0x7f; codePoint++) {
      assertTrue(GlyphCoverage.knows(codePoint));
    }
    long different =
        IntStream.range(0x20, 0x7f)
            .mapToObj(
                codePoint -> {
                  int[] fields = new int[GlyphCoverage.FIELDS];
                  GlyphCoverage.copy(codePoint, fields, 0);
                  return Arrays.toString(fields);
                })
            .distinct()
            .count();
    assertEquals(0x7f - 0x20, different);
  }

  @Test
  void coverageIsTheMeanOfAFineDrawing() {
    GlyphFont font = new GlyphFont();
    byte[] fine = new AreaRaster(20, 40).cover(font.outline('R', 20, 40));
    int[] coarse = new int[GlyphCoverage.FIELDS];
    GlyphCoverage.copy('R', coarse, 0);
    for (int field = 0; field < coarse.length; field++) {
      double sum = 0;
      for (int i = 0; i < 100; i++) {
        int x = field % 2 * 10 + i % 10;
        int y = field / 2 * 10 + i / 10;
        sum += fine[y * 20 + x] & 0xff;
      }
      assertEquals(sum / 100, coarse[field], 1.5, "field " + field);
    }
  }
}
