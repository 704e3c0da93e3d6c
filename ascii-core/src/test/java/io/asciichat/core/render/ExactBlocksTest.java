package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.ColorTable;
import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.text.Pen;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Pictures that blocks can show as they are come out as they are. */
class ExactBlocksTest {
  private static final int COLUMNS = 13;
  private static final int ROWS = 5;

  @Provide
  Arbitrary<BlockGlyphs> kinds() {
    return Arbitraries.of(
        BlockGlyphs.HALF, BlockGlyphs.QUADRANT, BlockGlyphs.SEXTANT, BlockGlyphs.OCTANT);
  }

  @Provide
  Arbitrary<ColorTable> tables() {
    return Arbitraries.of(ColorTable.EIGHT, ColorTable.SIXTEEN, ColorTable.XTERM);
  }

  private static ColorLevel level(ColorTable table) {
    return switch (table.size()) {
      case 8 -> ColorLevel.EIGHT;
      case 16 -> ColorLevel.SIXTEEN;
      default -> ColorLevel.COLORS_256;
    };
  }

  private static RenderMode mode(BlockGlyphs kind) {
    return kind == BlockGlyphs.HALF ? RenderMode.HALF_BLOCK : RenderMode.valueOf(kind.name());
  }

  /** A picture whose cells have two colours each, in any pattern. */
  private static RgbFrame picture(BlockGlyphs kind, int[][] colors, Random random) {
    int[] patterns = random.ints(COLUMNS * ROWS, 0, kind.patterns()).toArray();
    return TestPictures.drawn(
        COLUMNS * kind.columns(),
        ROWS * kind.rows(),
        (x, y) -> {
          int cell = y / kind.rows() * COLUMNS + x / kind.columns();
          int field = y % kind.rows() * kind.columns() + x % kind.columns();
          return colors[cell][patterns[cell] >> field & 1];
        });
  }

  @Property(tries = 200)
  void anyTwoColorsInTruecolor(@ForAll("kinds") BlockGlyphs kind, @ForAll long seed) {
    Random random = new Random(seed);
    int[][] colors = new int[COLUMNS * ROWS][2];
    for (int[] pair : colors) {
      pair[0] = random.nextInt(1 << 24);
      // Colours that are nearly equal may become one.
      pair[1] = pair[0] ^ 1 << random.nextInt(4) + 4 + 8 * random.nextInt(3);
    }
    RgbFrame picture = picture(kind, colors, random);
    FrameText text = Shot.of(Shot.exact(COLUMNS, ROWS, ColorLevel.TRUECOLOR, mode(kind)), picture);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        assertEquals(TestPictures.pixel(picture, x, y), Shot.pixel(text, kind, x, y));
      }
    }
  }

  @Property(tries = 200)
  void anyTwoColorsOfATable(
      @ForAll("kinds") BlockGlyphs kind, @ForAll("tables") ColorTable table, @ForAll long seed) {
    Random random = new Random(seed);
    int[][] colors = new int[COLUMNS * ROWS][2];
    for (int[] pair : colors) {
      pair[0] = table.rgb(themselves(table, random));
      pair[1] = table.rgb(themselves(table, random));
    }
    RgbFrame picture = picture(kind, colors, random);
    ColorLevel level = level(table);
    FrameText text = Shot.of(Shot.exact(COLUMNS, ROWS, level, mode(kind)), picture);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int shown = table.rgb(Shot.pixel(text, kind, x, y));
        assertEquals(TestPictures.pixel(picture, x, y), shown);
      }
    }
  }

  /** Any colour but the four greys of the cube that have a neighbour among the other greys. */
  private static int themselves(ColorTable table, Random random) {
    int index = table.first() + random.nextInt(table.size() - table.first());
    boolean neighbours = table.size() == 256 && (index - 16) % 43 == 0 && index < 231 && index > 16;
    return neighbours ? 16 : index;
  }

  @Property(tries = 100)
  void evenPicturesAreSpacesOnly(
      @ForAll("kinds") BlockGlyphs kind, @ForAll @IntRange(max = 0xffffff) int rgb) {
    RgbFrame flat = TestPictures.flat(40, 40, rgb);
    FrameText text = Shot.of(Shot.exact(COLUMNS, ROWS, ColorLevel.TRUECOLOR, mode(kind)), flat);
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        assertEquals(new FrameText.Cell(' ', Pen.DEFAULT, rgb), text.cell(x, y));
      }
    }
  }

  /** Blocks tell forms by their pattern, so the mixing of colours must not draw any. */
  @Property(tries = 100)
  void evenPicturesOfATableHaveNoPattern(
      @ForAll("tables") ColorTable table, @ForAll @IntRange(max = 0xffffff) int rgb) {
    ColorLevel level = level(table);
    Set<Integer> colors = new HashSet<>();
    for (RenderMode mode : List.of(RenderMode.QUADRANT, RenderMode.SEXTANT, RenderMode.OCTANT)) {
      FrameText text =
          Shot.of(Shot.exact(COLUMNS, ROWS, level, mode), TestPictures.flat(40, 40, rgb));
      for (int y = 0; y < ROWS; y++) {
        for (int x = 0; x < COLUMNS; x++) {
          FrameText.Cell cell = text.cell(x, y);
          boolean full = cell.glyph() == 0x2588;
          assertTrue(full || cell.glyph() == ' ', Integer.toHexString(cell.glyph()));
          colors.add(full ? cell.foreground() : cell.background());
        }
      }
    }
    assertTrue(colors.size() <= 2, colors.toString());
  }
}
