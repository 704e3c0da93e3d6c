package io.asciichat.testkit.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.contract.VideoSourceContract;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCardTest extends VideoSourceContract {
  @Override
  protected VideoSource open() {
    return new NameCard("Anna", 480, 270, pool);
  }

  @Override
  protected boolean moves() {
    return false;
  }

  private Set<Integer> colorsOf(String name) {
    try (NameCard card = new NameCard(name, 240, 135, pool)) {
      RgbFrame frame = Objects.requireNonNull(card.next(0));
      Set<Integer> colors = new HashSet<>();
      for (int at = frame.offset(); at < frame.offset() + frame.size(); at += 3) {
        byte[] rgb = frame.array();
        colors.add((rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff);
      }
      frame.release();
      return colors;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Anna | ANNA",
        "José Ángel | JOSE ANGEL",
        "Øyvind Łukasz | OYVIND LUKASZ",
        "Großmann | GROSSMANN",
        "Ａｎｎａ | ANNA",
        "O’Neil | O'NEIL",
        "anna@example.org | ANNA EXAMPLE.ORG",
        "🎉 Ben 🎉 | BEN",
        "Chen 陈 | CHEN",
        "Maximilian Alexander von Hohenzollern-Sigmaringen | MAV",
        "Bartholomaeusz | BARTHOLOMAEUSZ",
      })
  void saysWhatTheLettersCanDraw(String name, String label) {
    assertEquals(label, NameCard.label(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "李雷", "Иван", "🎉", "???", "...", "\u200b", "\u0301"})
  void aNameWithoutSuchLettersIsAFigure(String name) {
    assertEquals("", NameCard.label(name));
    assertEquals(2, colorsOf(name).size(), "a figure on a ground");
  }

  @Test
  void lettersStandOutFromTheGroundOfEveryName() {
    for (String name : List.of("ANNA", "BEN", "CARL", "DORA", "EMIL", "FRED", "GUSTAV", "HEINZ")) {
      Set<Integer> colors = colorsOf(name);
      assertEquals(2, colors.size(), name);
      List<Double> light = colors.stream().map(NameCardTest::light).sorted().toList();
      assertTrue(light.get(1) - light.get(0) > 120, name + " " + light);
    }
  }

  /** Rec. 601, 0 to 255. */
  private static double light(int rgb) {
    return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
  }

  @Test
  void theGroundComesFromTheName() {
    assertEquals(colorsOf("Anna"), colorsOf("Anna"));
    assertNotEquals(colorsOf("Anna"), colorsOf("Ben"));
  }

  @Property(tries = 200)
  void anyNameAndSizeIsDrawn(
      @ForAll String name,
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 60) int height) {
    try (NameCard card = new NameCard(name, width, height, pool)) {
      RgbFrame frame = Objects.requireNonNull(card.next(0));
      assertEquals(width, frame.width());
      assertEquals(height, frame.height());
      frame.release();
    }
  }

  @Test
  void sizesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new NameCard("A", 0, 9, pool));
  }
}
