package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.benchmarks.quality.Points.Averaging;
import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.TextRaster;
import io.asciichat.media.picture.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what contestants draw with the pictures they were given. Text is drawn in pixels with
 * the bundled font, both sides are averaged to {@linkplain Points points}, and each contestant's
 * points are made brighter by one factor for all pictures, that with which they come nearest to the
 * wanted ones in luminance by least squares: letters are never as bright as white, and a viewer has
 * a knob for that.
 */
final class Judge {
  /** Pixels that a cell is wide: a point is then four by four of them. */
  static final int CELL = 8;

  private final List<Picture> pictures;
  private final int columns;
  private final int rows;
  private final Averaging averaging;
  private final List<Points> wanted;
  private final List<Points> wantedAfar;
  private final TextRaster raster = new TextRaster(Theme.DARK, CELL);

  Judge(List<Picture> pictures, int columns, int rows, Averaging averaging) {
    this.pictures = pictures;
    this.columns = columns;
    this.rows = rows;
    this.averaging = averaging;
    this.wanted =
        pictures.stream()
            .map(
                picture ->
                    Points.of(picture, columns * Points.ACROSS, rows * Points.DOWN, averaging))
            .toList();
    this.wantedAfar = wanted.stream().map(points -> points.afar(averaging)).toList();
  }

  /**
   * A contestant's results.
   *
   * @param gain the factor its points were made brighter by
   * @param scores one for each picture
   */
  record Result(double gain, List<Score> scores) {
    /** The mean of all pictures. */
    Score mean() {
      Score sum = new Score(0, 0, 0, 0);
      for (Score score : scores) {
        sum = sum.plus(score, 1.0 / scores.size());
      }
      return sum;
    }
  }

  /** Has a contestant draw all pictures. */
  Result judge(Contestant contestant) throws IOException {
    List<Points> drawn = new ArrayList<>();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < pictures.size(); i++) {
      Points points = points(contestant.draw(pictures.get(i), columns, rows));
      drawn.add(points);
      float[] one = points.luminance();
      float[] two = wanted.get(i).luminance();
      for (int j = 0; j < one.length; j++) {
        products += (double) one[j] * two[j];
        squares += (double) one[j] * one[j];
      }
    }
    double gain = squares > 0 ? products / squares : 1;
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      Points brighter = drawn.get(i).times(gain);
      scores.add(Score.of(wanted.get(i), wantedAfar.get(i), brighter, averaging));
    }
    return new Result(gain, scores);
  }

  /** What a text looks like. */
  Points points(TextGrid grid) {
    int width = columns * raster.cellWidth();
    int height = rows * raster.cellHeight();
    int[] pixels = new int[width * height];
    raster.draw(grid, columns, rows, pixels);
    return Points.of(
        i -> pixels[i], width, height, columns * Points.ACROSS, rows * Points.DOWN, averaging);
  }

  /**
   * The quality of something that was drawn.
   *
   * @param ssim structural similarity of luminance, at most 1
   * @param psnr of luminance, in dB
   * @param afar the same from farther away
   * @param color mean colour distance from farther away, OKLab times 100
   */
  record Score(double ssim, double psnr, double afar, double color) {
    /**
     * Compares at equal size.
     *
     * @param wantedAfar what was wanted, seen from farther away
     */
    static Score of(Points wanted, Points wantedAfar, Points drawn, Averaging averaging) {
      Points drawnAfar = drawn.afar(averaging);
      return new Score(
          Measures.ssim(wanted, drawn),
          Measures.psnr(wanted, drawn),
          Measures.psnr(wantedAfar, drawnAfar),
          Measures.color(wantedAfar, drawnAfar));
    }

    /** This and a weighted other. */
    Score plus(Score other, double weight) {
      return new Score(
          ssim + weight * other.ssim,
          psnr + weight * other.psnr,
          afar + weight * other.afar,
          color + weight * other.color);
    }
  }
}
