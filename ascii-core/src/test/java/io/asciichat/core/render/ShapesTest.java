package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.GlyphCoverage;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.TestPictures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a viewer sees of forms drawn with ASCII. */
class ShapesTest {
  private static final int COLUMNS = 12;
  private static final int ROWS = 6;

  private static FrameText drawn(ColorLevel level, TestPictures.Pixels picture) {
    return Shot.of(
        Shot.exact(COLUMNS, ROWS, level, RenderMode.FOREGROUND),
        TestPictures.drawn(2 * COLUMNS, 4 * ROWS, picture));
  }

  private static void assertAllOf(String allowed, String shown) {
    assertTrue(shown.chars().allMatch(c -> allowed.indexOf(c) >= 0), shown);
  }

  @ParameterizedTest
  @EnumSource(ColorLevel.class)
  void blackIsBlank(ColorLevel level) {
    assertTrue(drawn(level, (x, y) -> 0).plain().isBlank());
  }

  @ParameterizedTest
  @EnumSource(ColorLevel.class)
  void whiteIsAmongTheDensest(ColorLevel level) {
    int densest = 0;
    for (char c = ' '; c < 0x7f; c++) {
      densest = Math.max(densest, GlyphCoverage.ink(c));
    }
    for (char c : drawn(level, (x, y) -> 0xffffff).plain().replace("\n", "").toCharArray()) {
      assertTrue(GlyphCoverage.ink(c) >= 0.85 * densest, c + " " + GlyphCoverage.ink(c));
    }
  }

  @ParameterizedTest
  @EnumSource(ColorLevel.class)
  void straightLinesAreLines(ColorLevel level) {
    assertAllOf("|[{(l1I!L", column(level, (x, y) -> x / 2 % 3 == 1 && x % 2 == 0 ? 0xffffff : 0));
    assertAllOf("|]})l1I!jJ", column(level, (x, y) -> x / 2 % 3 == 1 && x % 2 == 1 ? 0xffffff : 0));
    assertAllOf("_", column(level, (x, y) -> y % 4 == 3 ? 0xffffff : 0));
    assertAllOf("^\"'`~T", column(level, (x, y) -> y % 4 == 0 ? 0xffffff : 0));
  }

  /** Thin lines from corner to corner of each cell, drawn much finer than the cells. */
  @ParameterizedTest
  @EnumSource(ColorLevel.class)
  void diagonalsAreSlashes(ColorLevel level) {
    ViewerProfile profile = Shot.exact(COLUMNS, ROWS, level, RenderMode.FOREGROUND);
    String falling =
        Shot.of(
                profile,
                TestPictures.drawn(16 * COLUMNS, 32 * ROWS, (x, y) -> line(x % 16, y % 32)))
            .plain();
    String rising =
        Shot.of(
                profile,
                TestPictures.drawn(16 * COLUMNS, 32 * ROWS, (x, y) -> line(15 - x % 16, y % 32)))
            .plain();
    assertAllOf("\\\n", falling);
    assertAllOf("/\n", rising);
  }

  private static int line(int x, int y) {
    return Math.abs(2 * x + 1 - y) < 5 ? 0xffffff : 0;
  }

  /** The second column of cells, which is the same in every row. */
  private static String column(ColorLevel level, TestPictures.Pixels picture) {
    StringBuilder column = new StringBuilder();
    for (String row : drawn(level, picture).plain().split("\n", -1)) {
      column.append(row.charAt(1));
    }
    return column.toString();
  }

  @ParameterizedTest
  @EnumSource(ColorLevel.class)
  void theDarkSideOfAnEdgeStaysBlank(ColorLevel level) {
    for (String row : drawn(level, (x, y) -> x < 11 ? 0 : 0xffffff).plain().split("\n", -1)) {
      assertTrue(row.startsWith("     ") && !row.substring(5).contains(" "), row);
      assertTrue("])}1lIj|dJq".indexOf(row.charAt(5)) >= 0, row);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xff0000", "0x00ff00", "0x2040c0", "0xffffff", "0x808080"})
  void aColorKeepsItsHueAndIsNeverBrighterThanItCan(String color) {
    int rgb = Integer.decode(color);
    FrameText text = drawn(ColorLevel.TRUECOLOR, (x, y) -> rgb);
    int shown = text.cell(3, 3).foreground();
    int most = Math.max(Math.max(rgb >> 16, rgb >> 8 & 0xff), rgb & 0xff);
    int brightest = Math.max(Math.max(shown >> 16, shown >> 8 & 0xff), shown & 0xff);
    assertTrue(brightest >= most - 2, Integer.toHexString(shown));
    for (int shift = 0; shift <= 16; shift += 8) {
      double wanted = (rgb >> shift & 0xff) / (double) most;
      assertEquals(wanted, (shown >> shift & 0xff) / (double) brightest, 0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ⠁⠂", " ,", " .", " '", " `", " ▘", " .:", " -"})
  void aFaintPaletteStillTellsWhiteFromBlack(String palette) {
    for (ColorLevel level : new ColorLevel[] {ColorLevel.NONE, ColorLevel.SIXTEEN}) {
      ViewerProfile profile =
          Shot.exact(4, 1, level, RenderMode.FOREGROUND).withCustomPalette(palette);
      assertEquals("    ", Shot.of(profile, TestPictures.flat(4, 4, 0)).plain());
      String white = Shot.of(profile, TestPictures.flat(4, 4, 0xffffff)).plain();
      assertTrue(white.indexOf(' ') < 0, white);
    }
  }

  @ParameterizedTest
  @EnumSource(ColorLevel.class)
  void brighterPicturesHaveNoLessInkAndLight(ColorLevel level) {
    double before = -1;
    for (int grey = 0; grey <= 255; grey += 51) {
      int shade = grey * 0x010101;
      double light = light(drawn(level, (x, y) -> shade), level);
      assertTrue(light >= before && light > 0 == grey > 0, grey + ": " + light + ", " + before);
      before = light;
    }
  }

  private static double light(FrameText text, ColorLevel level) {
    double light = 0;
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        FrameText.Cell cell = text.cell(x, y);
        int color =
            level == ColorLevel.TRUECOLOR && cell.foreground() >= 0 ? cell.foreground() : 0xffffff;
        light += GlyphCoverage.ink(cell.glyph()) * (color & 0xff);
      }
    }
    return light;
  }
}
