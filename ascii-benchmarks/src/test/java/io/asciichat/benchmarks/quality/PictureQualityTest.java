package io.asciichat.benchmarks.quality;

import static io.asciichat.core.color.ColorLevel.COLORS_256;
import static io.asciichat.core.color.ColorLevel.NONE;
import static io.asciichat.core.color.ColorLevel.SIXTEEN;
import static io.asciichat.core.color.ColorLevel.TRUECOLOR;
import static io.asciichat.core.render.GlyphChoice.RAMP;
import static io.asciichat.core.render.GlyphChoice.SHAPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.benchmarks.quality.Judge.Score;
import io.asciichat.benchmarks.quality.Points.Averaging;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.RenderMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What must be true of the renderer whatever constants it is tuned with. */
class PictureQualityTest {
  private static final int COLUMNS = 60;
  private static final int ROWS = 18;
  private static final int WIDTH = 240;
  private static final int HEIGHT = 144;

  private static Score score(Picture picture, RenderMode mode, GlyphChoice glyphs, ColorLevel level)
      throws IOException {
    return new Judge(List.of(picture), COLUMNS, ROWS, Averaging.LIGHT)
        .judge(Ours.of(mode, glyphs, level))
        .mean();
  }

  private static Score face(RenderMode mode, ColorLevel level) throws IOException {
    return score(FacePicture.of(WIDTH, HEIGHT), mode, SHAPE, level);
  }

  @ParameterizedTest
  @EnumSource(ColorLevel.class)
  void charactersByFormFollowEdgesBetterThanARamp(ColorLevel level) throws IOException {
    Picture edges = DrawnPictures.edges(WIDTH, HEIGHT);
    double shape = score(edges, RenderMode.FOREGROUND, SHAPE, level).ssim();
    double ramp = score(edges, RenderMode.FOREGROUND, RAMP, level).ssim();
    assertTrue(shape > ramp + 0.1, shape + " against " + ramp);
  }

  @Test
  void onColoredBackgroundsToo() throws IOException {
    Picture edges = DrawnPictures.edges(WIDTH, HEIGHT);
    double shape = score(edges, RenderMode.BACKGROUND, SHAPE, TRUECOLOR).ssim();
    double ramp = score(edges, RenderMode.BACKGROUND, RAMP, TRUECOLOR).ssim();
    assertTrue(shape > ramp + 0.05, shape + " against " + ramp);
  }

  @Test
  void morePixelsInACellShowMore() throws IOException {
    double last =
        score(FacePicture.of(WIDTH, HEIGHT), RenderMode.BACKGROUND, RAMP, TRUECOLOR).psnr();
    for (RenderMode mode :
        List.of(
            RenderMode.HALF_BLOCK, RenderMode.QUADRANT, RenderMode.SEXTANT, RenderMode.OCTANT)) {
      double psnr = face(mode, TRUECOLOR).psnr();
      assertTrue(psnr > last + 0.3, mode + ": " + psnr + " after " + last);
      last = psnr;
    }
    assertTrue(last > 35, "octants: " + last);
  }

  @ParameterizedTest
  @EnumSource(
      value = RenderMode.class,
      names = {"HALF_BLOCK", "QUADRANT", "SEXTANT", "OCTANT"})
  void moreColorsShowMore(RenderMode mode) throws IOException {
    double sixteen = face(mode, SIXTEEN).color();
    double table = face(mode, COLORS_256).color();
    double all = face(mode, TRUECOLOR).color();
    assertTrue(all < 2 && all < table && table < sixteen, all + ", " + table + ", " + sixteen);
  }

  @Test
  void ditheringTellsTheBrightnessThatOneColorCannot() throws IOException {
    Picture gradient = DrawnPictures.gradient(WIDTH, HEIGHT);
    for (ColorLevel level : List.of(SIXTEEN, COLORS_256)) {
      double afar = score(gradient, RenderMode.HALF_BLOCK, SHAPE, level).afar();
      assertTrue(afar > (level == SIXTEEN ? 21 : 25), level + ": " + afar);
    }
  }

  /**
   * Near by, where noise hides forms, and from afar, where mixtures tell brightness: each is easily
   * won at the other's cost.
   */
  @ParameterizedTest(name = "{0} {1}: SSIM {2}, PSNR from afar {3}")
  @CsvSource({
    "NONE, FOREGROUND, 0.21, 21.0",
    "NONE, HALF_BLOCK, 0.52, 25.7",
    "NONE, QUADRANT, 0.53, 26.1",
    "NONE, SEXTANT, 0.55, 26.3",
    "NONE, OCTANT, 0.54, 26.3",
    "NONE, BRAILLE, 0.44, 15.0",
    "EIGHT, FOREGROUND, 0.21, 19.5",
    "EIGHT, BACKGROUND, 0.52, 22.7",
    "EIGHT, HALF_BLOCK, 0.55, 23.3",
    "EIGHT, QUADRANT, 0.62, 22.5",
    "EIGHT, SEXTANT, 0.65, 22.5",
    "EIGHT, OCTANT, 0.66, 22.4",
    "EIGHT, BRAILLE, 0.75, 22.0",
    "SIXTEEN, FOREGROUND, 0.21, 21.3",
    "SIXTEEN, BACKGROUND, 0.53, 23.9",
    "SIXTEEN, HALF_BLOCK, 0.55, 24.7",
    "SIXTEEN, QUADRANT, 0.59, 24.6",
    "SIXTEEN, SEXTANT, 0.61, 24.8",
    "SIXTEEN, OCTANT, 0.62, 25.0",
    "SIXTEEN, BRAILLE, 0.76, 26.3",
    "COLORS_256, FOREGROUND, 0.37, 25.8",
    "COLORS_256, BACKGROUND, 0.79, 32.9",
    "COLORS_256, HALF_BLOCK, 0.83, 34.0",
    "COLORS_256, QUADRANT, 0.86, 35.1",
    "COLORS_256, SEXTANT, 0.88, 35.5",
    "COLORS_256, OCTANT, 0.89, 36.2",
    "COLORS_256, BRAILLE, 0.84, 31.2",
    "TRUECOLOR, FOREGROUND, 0.38, 26.0",
    "TRUECOLOR, BACKGROUND, 0.87, 39.4",
    "TRUECOLOR, HALF_BLOCK, 0.91, 41.4",
    "TRUECOLOR, QUADRANT, 0.93, 43.0",
    "TRUECOLOR, SEXTANT, 0.95, 44.2",
    "TRUECOLOR, OCTANT, 0.96, 45.6",
    "TRUECOLOR, BRAILLE, 0.91, 32.5"
  })
  void isTrueNearByAndFromAfar(ColorLevel level, RenderMode mode, double ssim, double afar)
      throws IOException {
    List<Picture> pictures =
        List.of(
            FacePicture.of(WIDTH, HEIGHT),
            DrawnPictures.edges(WIDTH, HEIGHT),
            DrawnPictures.gradient(WIDTH, HEIGHT),
            DrawnPictures.wheel(WIDTH, HEIGHT));
    Score score =
        new Judge(pictures, COLUMNS, ROWS, Averaging.LIGHT)
            .judge(Ours.of(mode, SHAPE, level))
            .mean();
    assertTrue(score.ssim() > ssim && score.afar() > afar, score.toString());
  }

  @Test
  void blackStaysBlack() throws IOException {
    Judge judge = new Judge(List.of(), COLUMNS, ROWS, Averaging.VALUES);
    for (RenderMode mode : RenderMode.values()) {
      for (ColorLevel level : ColorLevel.values()) {
        float[] light =
            judge
                .points(
                    Ours.of(mode, SHAPE, level)
                        .draw(DrawnPictures.black(WIDTH, HEIGHT), COLUMNS, ROWS))
                .luminance();
        double sum = 0;
        for (float one : light) {
          sum += one;
        }
        assertEquals(0, sum, mode + " " + level);
      }
    }
  }

  @Test
  void steadinessHoldsAStillSceneStill() throws IOException {
    for (RenderMode mode : List.of(RenderMode.FOREGROUND, RenderMode.HALF_BLOCK)) {
      double unsteady = SteadinessTables.changes(Ours.of(mode, SHAPE, TRUECOLOR), 3, 8);
      double steady = SteadinessTables.changes(Ours.of(mode, SHAPE, TRUECOLOR, 4), 3, 8);
      assertTrue(unsteady > 60, mode + " without: " + unsteady);
      assertTrue(steady < 1, mode + " with: " + steady);
    }
  }

  @Test
  void whatIsBrightLeavesNoTrail() {
    SteadinessTables.Errors errors = SteadinessTables.errors(100, 4);
    assertTrue(errors.left() < 4, errors.toString());
  }

  @Test
  void tablesHaveARowForEachContestant() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new QualityTables(new PrintStream(bytes, true, StandardCharsets.UTF_8), false)
        .print(List.of(DrawnPictures.edges(WIDTH, HEIGHT)), 20, 6, List.of(NONE), Averaging.LIGHT);
    List<String> rows = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    int drawn = Field.of(NONE, false).size();
    assertEquals(7, drawn, "all modes but coloured backgrounds, and the ramp");
    Pattern row = Pattern.compile("\\| [a-z-]+(, [a-z]+)? (\\| -?[0-9.]+ ){5}\\|");
    assertEquals(drawn, rows.stream().filter(line -> row.matcher(line).matches()).count());
  }
}
