package io.asciichat.media.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Outlines of the bundled font, DejaVu Sans Mono, fitted to a terminal's cell: from the font's
 * ascent to its descent high, one advance wide. Not thread-safe: the parser reads glyphs as they
 * are asked for.
 */
final class GlyphFont {
  private static final String FILE = "DejaVuSansMono.ttf";

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final int ascent;
  private final int height;
  private final int advance;

  GlyphFont() {
    // The parser logs; without a logging back end SLF4J would say so in the middle of a picture.
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
    try (InputStream file = Objects.requireNonNull(GlyphFont.class.getResourceAsStream(FILE))) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
      glyphs = font.getUnicodeCmapLookup();
      ascent = font.getHorizontalHeader().getAscender();
      height = ascent - font.getHorizontalHeader().getDescender();
      advance = font.getAdvanceWidth(glyphs.getGlyphId('M'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(int codePoint) {
    return glyphs.getGlyphId(codePoint) != 0;
  }

  /**
   * The filled outline of a character, non-zero winding.
   *
   * @param codePoint any; one that the font lacks gives the font's sign for missing characters
   * @param cellWidth what the cell's width becomes in the outline's coordinates
   * @param cellHeight what its height becomes; the origin is the cell's upper left corner
   */
  GeneralPath outline(int codePoint, double cellWidth, double cellHeight) {
    try {
      GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
      GeneralPath path = glyph == null ? new GeneralPath() : glyph.getPath();
      AffineTransform toCell =
          AffineTransform.getScaleInstance(cellWidth / advance, -cellHeight / height);
      toCell.translate(0, -ascent);
      path.transform(toCell);
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
