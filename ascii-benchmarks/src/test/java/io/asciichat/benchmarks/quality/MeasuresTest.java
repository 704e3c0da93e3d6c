package io.asciichat.benchmarks.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.benchmarks.quality.Points.Averaging;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private static Points flat(int rgb) {
    return Points.of(_ -> rgb, 40, 40, 20, 20, Averaging.VALUES);
  }

  private static Points checkered(int phase, Averaging averaging) {
    return Points.of(
        i -> (i % 40 + i / 40 + phase) % 2 == 0 ? 0xffffff : 0, 40, 40, 20, 20, averaging);
  }

  @Test
  void equalPicturesAreEqual() {
    Points face = Points.of(FacePicture.of(60, 40), 30, 20, Averaging.LIGHT);
    assertEquals(Measures.BEST_PSNR, Measures.psnr(face, face));
    assertEquals(1, Measures.ssim(face, face), 1e-5);
    assertEquals(0, Measures.color(face, face), 1e-9);
  }

  @Test
  void psnrIsThatOfTheMeanSquare() {
    assertEquals(20 * Math.log10(255 / 16.0), Measures.psnr(flat(0x404040), flat(0x505050)), 1e-4);
  }

  @Test
  void ssimSeesStructureRatherThanBrightness() {
    Points face = Points.of(FacePicture.of(60, 40), 30, 20, Averaging.LIGHT);
    Points grey = Points.of(_ -> 0x606060, 60, 40, 30, 20, Averaging.LIGHT);
    double darker = Measures.ssim(face, face.times(0.8));
    assertTrue(darker > 0.9, "darker: " + darker);
    assertTrue(Measures.ssim(face, grey) < 0.6);
  }

  @Test
  void whiteAndBlackAreAHundredApart() {
    assertEquals(100, Measures.color(flat(0xffffff), flat(0)), 0.01);
  }

  @Test
  void halfOfTheLightIsMoreThanHalfOfTheValue() {
    assertEquals(127.5, checkered(0, Averaging.VALUES).luminance()[0], 0.01);
    assertEquals(187.5, checkered(0, Averaging.LIGHT).luminance()[0], 0.1);
  }

  @Test
  void averagesCountAreas() {
    Points points = Points.of(i -> i * 0x010101, 5, 1, 2, 1, Averaging.VALUES);
    float[] light = points.luminance();
    assertEquals((0 + 1 + 0.5 * 2) / 2.5, light[0], 1e-4);
    assertEquals((0.5 * 2 + 3 + 4) / 2.5, light[1], 1e-4);
  }

  @Test
  void seenFromAfarFinePatternsAreGrey() {
    Points fine = Points.of(i -> i % 2 == 0 ? 0xffffff : 0, 40, 40, 40, 40, Averaging.VALUES);
    float[] light = fine.afar(Averaging.VALUES).luminance();
    for (int x = 8; x < 32; x++) {
      assertEquals(127.5, light[20 * 40 + x], 1);
    }
  }

  @Test
  void brighterEndsAtWhite() {
    assertEquals(255, flat(0x808080).times(3).luminance()[0], 0.01);
  }
}
