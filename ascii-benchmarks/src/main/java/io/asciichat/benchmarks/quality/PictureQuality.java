package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Points.Averaging;
import io.asciichat.core.color.ColorLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the tables of docs/picture.md. */
public final class PictureQuality {
  private static final List<String> PHOTOS =
      List.of("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg");

  private static final int WRONG_USE = 2;

  private PictureQuality() {}

  /**
   * Prints all tables.
   *
   * @param words {@code --pictures} and a folder with photos, {@code --images} and a folder to
   *     write contact sheets to, both optional
   */
  public static void main(String[] words) throws IOException {
    try {
      run(BenchArguments.of(words));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USE);
    }
  }

  private static void run(BenchArguments arguments) throws IOException {
    Path photos = arguments.pictures();
    String chafa = Chafa.version();
    System.out.println(chafa.isEmpty() ? "chafa is not installed and left out." : chafa);
    if (arguments.images() != null) {
      draw(new Sheets(arguments.images()), pictures(photos, 80, 24));
    }
    compare(photos, !chafa.isEmpty());
    SteadinessTables steadiness = new SteadinessTables(System.out);
    steadiness.printStill(!chafa.isEmpty());
    steadiness.printMoving();
  }

  private static void draw(Sheets sheets, List<Picture> pictures) throws IOException {
    Picture first = pictures.getFirst();
    sheets.modes(first);
    sheets.colors(first);
    sheets.looks(FacePicture.of(first.frame().width(), first.frame().height()));
  }

  private static void compare(@Nullable Path photos, boolean chafa) throws IOException {
    QualityTables tables = new QualityTables(System.out, chafa);
    if (chafa) {
      tables.printRivals(pictures(photos, 80, 24), 80, 24);
    }
    List<ColorLevel> all = List.of(ColorLevel.values());
    tables.print(pictures(photos, 80, 24), 80, 24, all, Averaging.LIGHT);
    tables.printEach(pictures(photos, 80, 24), 80, 24);
    List<ColorLevel> some = List.of(ColorLevel.COLORS_256, ColorLevel.TRUECOLOR);
    tables.print(pictures(photos, 120, 40), 120, 40, some, Averaging.LIGHT);
    List<ColorLevel> ends = List.of(ColorLevel.NONE, ColorLevel.TRUECOLOR);
    tables.print(pictures(photos, 80, 24), 80, 24, ends, Averaging.VALUES);
  }

  private static List<Picture> pictures(@Nullable Path photos, int columns, int rows)
      throws IOException {
    int width = columns * Judge.CELL;
    int height = rows * 2 * Judge.CELL;
    List<Picture> all = new ArrayList<>();
    if (photos != null) {
      all.addAll(PictureFiles.read(photos, PHOTOS, width, height));
    }
    all.addAll(DrawnPictures.all(width, height));
    return all;
  }
}
