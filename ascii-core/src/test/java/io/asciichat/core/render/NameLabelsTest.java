package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.text.Pen;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NameLabelsTest {
  private static final RgbFrame WHITE = TestPictures.flat(40, 40, 0xffffff);

  /** Two pictures of ten by five cells side by side, drawn with {@code #}. */
  private static final ViewerProfile TWO =
      ViewerProfile.ofSize(21, 5)
          .withColorLevel(ColorLevel.NONE)
          .withCustomPalette(" #")
          .withPadding(false)
          .withLook(Look.ACIP);

  private static Scene scene(String... names) {
    Scene scene = new Scene();
    for (String name : names) {
      scene.add(WHITE, name);
    }
    return scene;
  }

  private static String lastRow(ViewerProfile profile, String... names) {
    String[] rows = Shot.of(profile, scene(names), 0).plain().split("\n", -1);
    for (int y = 0; y + 1 < rows.length; y++) {
      assertEquals("########## ##########", rows[y]);
    }
    return rows[rows.length - 1];
  }

  @Test
  void namesStandAtTheLowerLeftOfTheirPictures() {
    assertEquals(" Anna ####" + " " + " Ben #####", lastRow(TWO, "Anna", "Ben"));
  }

  @Test
  void whoHasNoNameHasNoLabel() {
    assertEquals("##########" + " " + " Ben #####", lastRow(TWO, "", "Ben"));
    assertEquals("##########" + " " + " Ben #####", lastRow(TWO, "\u0301\u202e", "Ben"));
  }

  @Test
  void oneAloneNeedsNoTellingApart() {
    assertTrue(Shot.of(TWO, scene("Anna"), 0).plain().chars().allMatch(c -> "#\n".indexOf(c) >= 0));
  }

  @Test
  void whoWantsNoNamesGetsNone() {
    assertEquals(
        "########## ##########", lastRow(TWO.withLook(TWO.look().withNames(false)), "Anna", "Ben"));
  }

  @ParameterizedTest
  @CsvSource({
    "'Bartholomew', ' Bartholo '",
    "'12345678', ' 12345678 '",
    "'1234567', ' 1234567 #'",
    "'漢字', ' 漢字 ####'",
    "'漢字漢字漢', ' 漢字漢字 '",
    "'1漢字漢字', ' 1漢字漢 #'",
    "'é', ' é #######'",
    "'a b', ' a b #####'"
  })
  void namesAreCutByColumns(String name, String label) {
    assertEquals(label + " ##########", lastRow(TWO, name, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "'e\u0301e', ' ee ######'",
    "'a\u001b[2Jb', ' a[2Jb ###'",
    "'a\u009bb', ' ab ######'",
    "'a\nb\tc', ' abc #####'",
    "'a\u202eb\u2066c', ' abc #####'",
    "'a\u200bb\u2028c', ' abc #####'"
  })
  void whatHasNoPlaceOfItsOwnIsLeftOut(String name, String label) {
    assertEquals(label + " ##########", lastRow(TWO, name, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "'Ren\u00e9', ' Ren? ####'",
    "'漢字', ' ?? ######'",
    "'a\u202eb', ' ab ######'",
    "'e\u0301e', ' ee ######'",
    "'a\u009bb', ' ab ######'"
  })
  void withoutUtf8AQuestionMarkStandsForACharacter(String name, String label) {
    assertEquals(label + " ##########", lastRow(TWO.withUtf8(false), name, ""));
  }

  @Test
  void smallPicturesHaveNoRoomForNames() {
    assertEquals(
        "########",
        Shot.of(TWO.withSize(8, 2), scene("A", "B"), 0).plain().lines().findFirst().orElseThrow());
    assertTrue(Shot.of(TWO.withSize(8, 2), scene("A", "B"), 0).plain().indexOf('A') < 0);
  }

  @ParameterizedTest
  @EnumSource(RenderMode.class)
  void namesAreInTheTerminalsOwnColors(RenderMode mode) {
    ViewerProfile profile = Shot.exact(20, 5, ColorLevel.TRUECOLOR, mode);
    FrameText text = Shot.of(profile, scene("Anna", "Ben"), 0);
    for (int x = 0; x < " Anna ".length(); x++) {
      FrameText.Cell cell = text.cell(x, 4);
      assertEquals(" Anna ".charAt(x), cell.glyph());
      assertEquals(Pen.DEFAULT, cell.background());
      assertTrue(cell.glyph() == ' ' || cell.foreground() == Pen.DEFAULT);
    }
  }

  private static Scene spoken(boolean first, boolean second) {
    Scene scene = new Scene();
    scene.add(WHITE, "Anna", first);
    scene.add(WHITE, "Ben", second);
    return scene;
  }

  @Test
  void withoutColorsASpeakersNameStandsBetweenMarks() {
    String shown = Shot.of(TWO, spoken(true, false), 0).plain();
    assertTrue(shown.endsWith(">Anna<#### " + " Ben #####"), shown);
    assertTrue(Shot.of(TWO, spoken(false, false), 0).plain().contains(" Anna "));
  }

  @ParameterizedTest
  @CsvSource({"EIGHT", "SIXTEEN", "COLORS_256", "TRUECOLOR"})
  void aSpeakersNameIsBlackOnGreen(ColorLevel level) {
    for (RenderMode mode : RenderMode.values()) {
      ViewerProfile profile = Shot.exact(21, 5, level, mode);
      FrameText text = Shot.of(profile, spoken(false, true), 0);
      FrameText.Cell silent = text.cell(1, 4);
      FrameText.Cell speaking = text.cell(12, 4);
      assertEquals('A', silent.glyph());
      assertEquals(Pen.DEFAULT, silent.background());
      assertEquals('B', speaking.glyph());
      assertNotEquals(Pen.DEFAULT, speaking.background(), mode + " " + level);
      assertNotEquals(Pen.DEFAULT, speaking.foreground(), mode + " " + level);
    }
  }

  @Test
  void theFirstPictureSaysWhichPageItIs() {
    Scene scene = scene("Anna", "Ben");
    scene.page(0, 3);
    String[] rows = Shot.of(TWO, scene, 0).plain().split("\n", -1);
    assertEquals(" 1/3 ##### ##########", rows[0]);
    assertEquals(" Anna #### " + " Ben #####", rows[4]);
    Scene alone = scene("Cleo");
    alone.page(2, 3);
    String only = Shot.of(TWO, alone, 0).plain();
    assertTrue(only.startsWith(" 3/3 ") && only.contains(" Cleo "), only);
  }

  @Test
  void thePageIsToldWithoutNamesToo() {
    Scene scene = scene("Anna", "Ben");
    scene.page(1, 12);
    String shown = Shot.of(TWO.withLook(TWO.look().withNames(false)), scene, 0).plain();
    assertTrue(shown.startsWith(" 2/12 ####") && !shown.contains("Anna"), shown);
    assertTrue(Shot.of(TWO.withSize(4, 2), scene, 0).plain().indexOf('/') < 0, "no room");
  }

  @Property(tries = 300)
  void noNameReachesBeyondItsPicture(
      @ForAll @IntRange(min = 10, max = 60) int columns,
      @ForAll @IntRange(min = 3, max = 30) int rows,
      @ForAll @IntRange(min = 2, max = 6) int count,
      @ForAll long seed) {
    Random random = new Random(seed);
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        name.appendCodePoint(new int[] {'n', 0x6f22, 0x1f600, 0x301, 7}[random.nextInt(5)]);
      }
      names[i] = name.toString();
    }
    ViewerProfile profile = TWO.withSize(columns, rows);
    int[][] with = screen(Shot.of(profile, scene(names), 0), columns, rows);
    int[][] without =
        screen(
            Shot.of(profile, scene(Collections.nCopies(count, "").toArray(new String[0])), 0),
            columns,
            rows);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        boolean picture = without[y][x] == '#';
        assertTrue(picture || with[y][x] == without[y][x], "name beyond a picture");
      }
    }
  }

  /** Where which character is: the right half of a wide one as 1, nothing as a space. */
  private static int[][] screen(FrameText text, int columns, int rows) {
    int[][] screen = new int[rows][columns];
    for (int y = 0; y < rows; y++) {
      Arrays.fill(screen[y], ' ');
      int x = 0;
      for (FrameText.Cell cell :
          y < text.rows().size() ? text.rows().get(y) : List.<FrameText.Cell>of()) {
        screen[y][x++] = cell.glyph();
        if (DisplayWidth.of(cell.glyph()) == 2) {
          screen[y][x++] = 1;
        }
      }
    }
    return screen;
  }
}
