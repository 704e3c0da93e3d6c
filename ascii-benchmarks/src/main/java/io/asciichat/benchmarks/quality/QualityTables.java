package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.benchmarks.quality.Judge.Score;
import io.asciichat.benchmarks.quality.Points.Averaging;
import io.asciichat.core.color.ColorLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tables of how well pictures are drawn. */
final class QualityTables {
  private final PrintStream out;
  private final boolean chafa;

  /**
   * @param chafa whether it takes part
   */
  QualityTables(PrintStream out, boolean chafa) {
    this.out = out;
    this.chafa = chafa;
  }

  /** A table for each colour level, the means of all pictures. */
  void print(
      List<Picture> pictures, int columns, int rows, List<ColorLevel> levels, Averaging averaging)
      throws IOException {
    Judge judge = new Judge(pictures, columns, rows, averaging);
    for (ColorLevel level : levels) {
      out.printf(
          "%n### %d×%d, %s, %s averaged%n%n",
          columns, rows, name(level), averaging.name().toLowerCase(Locale.ROOT));
      out.println("| drawn by | SSIM | PSNR | PSNR afar | colour error | gain |");
      out.println("|---|---|---|---|---|---|");
      for (Contestant contestant : Field.of(level, chafa)) {
        Judge.Result result = judge.judge(contestant);
        row(contestant.name(), result.mean(), result.gain());
      }
    }
  }

  private void row(String name, Score score, double gain) {
    out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.1f | %.1f | %.1f | %.2f |%n",
        name,
        score.ssim(),
        score.psnr(),
        score.afar(),
        score.color(),
        gain);
  }

  /**
   * For each level and way to draw this program's result beside what of chafa's class has the best
   * SSIM.
   */
  void printRivals(List<Picture> pictures, int columns, int rows) throws IOException {
    Judge judge = new Judge(pictures, columns, rows, Averaging.LIGHT);
    out.printf("%n### Ours beside chafa's best of the same class, %d×%d%n%n", columns, rows);
    out.println(
        "| colours | ours | SSIM | afar | colour error | chafa | SSIM | afar | colour error |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    for (ColorLevel level : ColorLevel.values()) {
      for (Rivals rivals : Rivals.of(level)) {
        Score ours = judge.judge(rivals.own()).mean();
        Score best = new Score(-1, 0, 0, 0);
        String name = "";
        for (Contestant other : rivals.theirs()) {
          Score score = judge.judge(other).mean();
          if (score.ssim() > best.ssim()) {
            best = score;
            name = other.name();
          }
        }
        out.printf(
            "| %s | %s | %s | `%s` | %s |%n",
            name(level), rivals.own().name(), triple(ours), name, triple(best));
      }
    }
  }

  private static String triple(Score score) {
    return String.format(
        Locale.ROOT, "%.3f | %.1f | %.2f", score.ssim(), score.afar(), score.color());
  }

  /** SSIM picture by picture, in truecolor. */
  void printEach(List<Picture> pictures, int columns, int rows) throws IOException {
    Judge judge = new Judge(pictures, columns, rows, Averaging.LIGHT);
    out.printf("%n### SSIM of each picture, %d×%d, truecolor%n%n", columns, rows);
    out.print("| drawn by |");
    pictures.forEach(picture -> out.print(" " + picture.name() + " |"));
    out.println("\n|---|" + "---|".repeat(pictures.size()));
    for (Contestant contestant : Field.of(ColorLevel.TRUECOLOR, chafa)) {
      out.print("| " + contestant.name() + " |");
      for (Score score : judge.judge(contestant).scores()) {
        out.printf(Locale.ROOT, " %.3f |", score.ssim());
      }
      out.println();
    }
  }

  /** How the tables call a colour level. */
  static String name(ColorLevel level) {
    return switch (level) {
      case NONE -> "no colours";
      case EIGHT -> "8 colours";
      case SIXTEEN -> "16 colours";
      case COLORS_256 -> "256 colours";
      case TRUECOLOR -> "truecolor";
    };
  }
}
