package io.asciichat.benchmarks.quality;

import static io.asciichat.core.color.ColorLevel.COLORS_256;
import static io.asciichat.core.color.ColorLevel.NONE;
import static io.asciichat.core.color.ColorLevel.SIXTEEN;
import static io.asciichat.core.color.ColorLevel.TRUECOLOR;
import static io.asciichat.core.render.GlyphChoice.RAMP;
import static io.asciichat.core.render.GlyphChoice.SHAPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
