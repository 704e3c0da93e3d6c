package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.benchmarks.quality.Points.Averaging;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Tables of what steadiness does to a still scene and to a moving one. */
final class SteadinessTables {
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;
  private static final int FRAMES = 60;
  private static final int CHAFA_FRAMES = 10;

  /** Pixels of a cell that scenes have, about as a camera's 640×480. */
  private static final int WIDTH = COLUMNS * Judge.CELL;

  private static final int HEIGHT = ROWS * 2 * Judge.CELL;

  private final PrintStream out;

  SteadinessTables(PrintStream out) {
    this.out = out;
  }

  /** Changed cells of a still scene. */
  void printStill(boolean chafa) throws IOException {
    out.println("\n### Cells that change from frame to frame of a still face, percent\n");
    out.println("| drawn by | colours | σ=3, steady 0 | steady 4 | σ=6, steady 0 | steady 4 |");
    out.println("|---|---|---|---|---|---|");
    for (ColorLevel level : List.of(ColorLevel.COLORS_256, ColorLevel.TRUECOLOR)) {
      still(RenderMode.FOREGROUND, GlyphChoice.RAMP, level);
      still(RenderMode.FOREGROUND, GlyphChoice.SHAPE, level);
      still(RenderMode.HALF_BLOCK, GlyphChoice.SHAPE, level);
      still(RenderMode.OCTANT, GlyphChoice.SHAPE, level);
      if (chafa) {
        Contestant other = new Chafa(level, "block");
        row(
            "%s | %s | %.1f | – | %.1f | –",
            other.name(),
            QualityTables.name(level),
            changes(other, 3, CHAFA_FRAMES),
            changes(other, 6, CHAFA_FRAMES));
      }
    }
  }

  private void still(RenderMode mode, GlyphChoice glyphs, ColorLevel level) throws IOException {
    Ours unsteady = Ours.of(mode, glyphs, level);
    row(
        "%s | %s | %.1f | %.2f | %.1f | %.2f",
        unsteady.name(),
        QualityTables.name(level),
        changes(unsteady, 3, FRAMES),
        changes(usual(mode, glyphs, level), 3, FRAMES),
        changes(Ours.of(mode, glyphs, level), 6, FRAMES),
        changes(usual(mode, glyphs, level), 6, FRAMES));
  }

  private static Ours usual(RenderMode mode, GlyphChoice glyphs, ColorLevel level) {
    return Ours.of(mode, glyphs, level, Look.USUAL_STEADINESS);
  }

  /** How many cells of a still, noisy scene change from frame to frame, in percent. */
  static double changes(Contestant contestant, double sigma, int frames) throws IOException {
    RgbFrame scene = FacePicture.of(WIDTH, HEIGHT).frame();
    NoisyCamera camera = new NoisyCamera(sigma);
    Changes changes = new Changes(COLUMNS, ROWS);
    for (int i = 0; i < frames; i++) {
      changes.add(contestant.draw(new Picture("still", camera.take(scene)), COLUMNS, ROWS));
    }
    return changes.percent();
  }

  /** Errors of a moving scene, and of the places that something has just left. */
  void printMoving() {
    out.println("\n### A disc that moves before a face, σ=3, half-block, truecolor: RMS error\n");
    out.println("| contrast of the disc | steadiness | everywhere | where it has just left |");
    out.println("|---|---|---|---|");
    for (int contrast : List.of(100, 20, 10)) {
      for (int steadiness : List.of(0, Look.USUAL_STEADINESS, Look.MAX_STEADINESS)) {
        Errors errors = errors(contrast, steadiness);
        row("%d | %d | %.2f | %.2f", contrast, steadiness, errors.everywhere(), errors.left());
      }
    }
  }

  /**
   * Root mean square errors of luminance, against what the same mode draws of the clean frame.
   *
   * @param everywhere of all points
   * @param left of those that the disc covered one to three frames ago
   */
  record Errors(double everywhere, double left) {}

  /** Draws the moving scene noisy, and clean without steadiness. */
  static Errors errors(int contrast, int steadiness) {
    MovingScene scene = new MovingScene(WIDTH, HEIGHT, contrast);
    NoisyCamera camera = new NoisyCamera(3);
    Judge judge = new Judge(List.of(), COLUMNS, ROWS, Averaging.VALUES);
    Ours noisy =
        Ours.of(RenderMode.HALF_BLOCK, GlyphChoice.SHAPE, ColorLevel.TRUECOLOR, steadiness);
    Ours clean = Ours.of(RenderMode.HALF_BLOCK, GlyphChoice.SHAPE, ColorLevel.TRUECOLOR);
    double squares = 0;
    double leftSquares = 0;
    long count = 0;
    long left = 0;
    for (int frame = 0; frame < MovingScene.FRAMES; frame++) {
      Picture picture = scene.at(frame);
      RgbFrame taken = camera.take(picture.frame());
      float[] shown = judge.points(noisy.draw(taken, COLUMNS, ROWS)).luminance();
      float[] wanted = judge.points(clean.draw(picture, COLUMNS, ROWS)).luminance();
      int across = COLUMNS * Points.ACROSS;
      double down = ROWS * Points.DOWN;
      for (int i = 0; i < shown.length; i++) {
        double square = (shown[i] - wanted[i]) * (shown[i] - wanted[i]);
        squares += square;
        count++;
        if (scene.hasLeft(
            frame, (i % across + 0.5) / down, (Math.floorDiv(i, across) + 0.5) / down)) {
          leftSquares += square;
          left++;
        }
      }
    }
    return new Errors(Math.sqrt(squares / count), Math.sqrt(leftSquares / left));
  }

  private void row(String format, Object... values) {
    out.printf(Locale.ROOT, "| " + format + " |%n", values);
  }

  /** Takes pictures as a camera does: with noise in every channel of every pixel. */
  static final class NoisyCamera {
    private final double sigma;
    private final SplittableRandom random = new SplittableRandom(7);

    /**
     * @param sigma standard deviation of the noise, in levels of a channel
     */
    NoisyCamera(double sigma) {
      this.sigma = sigma;
    }

    /** Takes the next picture. */
    RgbFrame take(RgbFrame scene) {
      byte[] rgb = new byte[scene.size()];
      for (int i = 0; i < rgb.length; i++) {
        int level = scene.array()[scene.offset() + i] & 0xff;
        rgb[i] = (byte) Math.clamp(Math.round(level + sigma * random.nextGaussian()), 0L, 255L);
      }
      return RgbFrame.of(scene.width(), scene.height(), rgb);
    }
  }
}
