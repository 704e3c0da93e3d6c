package io.asciichat.testkit.video;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A name in block letters, laid out for one picture size: as large as fits, over two lines when
 * that makes it larger. Immutable.
 *
 * <p>The letters are measured for text rendering: at sixty columns a dot of a name of up to ten
 * letters is at least one character wide and one row high.
 */
final class Caption {
  private static final int MAX_LINE = 12;

  /** Part of the picture's width that a line may fill. */
  private static final double WIDEST = 0.94;

  /** Part of the picture's height for the letters of one line, and of two. */
  private static final double ONE_LINE = 0.42;

  private static final double TWO_LINES = 0.74;

  /** Where the middle of one line is, from the top, so that the ball has room above it. */
  private static final double MIDDLE = 0.62;

  /** Where the middle of two lines is: the middle of what the bars leave. */
  private static final double MIDDLE_OF_TWO = 0.44;

  /** How much taller than wide a dot may be; a terminal's letters are narrow too. */
  private static final double TALLEST_DOT = 2.2;

  private final String[] lines;
  private final double middle;
  private final int height;
  private final int width;
  private final double dotWidth;
  private final double dotHeight;

  private Caption(String[] lines, double middle, int width, int height) {
    this.lines = lines;
    this.middle = middle * height;
    this.width = width;
    this.height = height;
    int longest = 1;
    for (String line : lines) {
      longest = Math.max(longest, line.length());
    }
    double share = lines.length == 1 ? ONE_LINE : TWO_LINES;
    double fitting = height * share / dotsDown();
    double across = width * WIDEST / (longest * BlockLetters.PITCH - 1);
    dotWidth = Math.min(across, fitting * 1.2);
    dotHeight = Math.min(fitting, dotWidth * TALLEST_DOT);
  }

  /** Over a test pattern, which has a ball above and bars below. */
  static Caption overPattern(String name, int width, int height) {
    String[] lines = cut(split(BlockLetters.fold(name)));
    return new Caption(lines, lines.length == 1 ? MIDDLE : MIDDLE_OF_TWO, width, height);
  }

  /** In the middle of a picture that has nothing else. */
  static Caption alone(String name, int width, int height) {
    return new Caption(cut(split(BlockLetters.fold(name))), 0.5, width, height);
  }

  /** Returns whether nothing of a {@linkplain BlockLetters#fold folded} text would be cut off. */
  static boolean isWhole(String text) {
    String[] lines = split(text);
    return Arrays.equals(lines, cut(lines));
  }

  private static String[] split(String text) {
    if (text.length() <= 7 || text.indexOf(' ') < 0) {
      return new String[] {text};
    }
    int best = -1;
    for (int at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
      if (best < 0 || Math.abs(2 * at - text.length()) < Math.abs(2 * best - text.length())) {
        best = at;
      }
    }
    return new String[] {text.substring(0, best), text.substring(best + 1)};
  }

  private static String[] cut(String[] lines) {
    return Stream.of(lines).map(Caption::cut).toArray(String[]::new);
  }

  private static String cut(String line) {
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE);
  }

  private int dotsDown() {
    return lines.length * (BlockLetters.HEIGHT + 1) - 1;
  }

  private boolean isEmpty() {
    return lines[0].isEmpty();
  }

  /** The first row of letters. */
  private double top() {
    return middle - dotsDown() * dotHeight / 2;
  }

  /**
   * How strongly the picture is to be darkened in a row so that the letters stand out: 0 (not at
   * all) to 1, with soft edges of one dot.
   */
  double shade(int row) {
    if (isEmpty()) {
      return 0;
    }
    double halfHeight = dotsDown() * dotHeight / 2 + dotHeight * 0.6;
    double outside = Math.abs(row + 0.5 - middle) - halfHeight;
    return Math.clamp(1 - outside / dotHeight, 0, 1);
  }

  /** Paints the letters in one colour into packed RGB from an offset on. */
  void paint(byte[] rgb, int offset, int color) {
    for (int line = 0; line < lines.length; line++) {
      String text = lines[line];
      double left = (width - (text.length() * BlockLetters.PITCH - 1) * dotWidth) / 2;
      double top = top() + line * (BlockLetters.HEIGHT + 1) * dotHeight;
      for (int i = 0; i < text.length(); i++) {
        paint(rgb, offset, color, text.charAt(i), left + i * BlockLetters.PITCH * dotWidth, top);
      }
    }
  }

  private void paint(byte[] rgb, int offset, int color, char letter, double left, double top) {
    for (int row = 0; row < BlockLetters.HEIGHT; row++) {
      int y0 = (int) Math.round(top + row * dotHeight);
      int y1 = (int) Math.round(top + (row + 1) * dotHeight);
      for (int column = 0; column < BlockLetters.WIDTH; column++) {
        if (BlockLetters.dot(letter, column, row)) {
          int x0 = (int) Math.round(left + column * dotWidth);
          int x1 = (int) Math.round(left + (column + 1) * dotWidth);
          fill(rgb, offset, color, x0, Math.max(y0, 0), x1, Math.min(y1, height));
        }
      }
    }
  }

  private void fill(byte[] rgb, int offset, int color, int x0, int y0, int x1, int y1) {
    for (int y = y0; y < y1; y++) {
      for (int x = Math.max(x0, 0); x < Math.min(x1, width); x++) {
        int at = offset + (y * width + x) * 3;
        rgb[at] = (byte) (color >> 16);
        rgb[at + 1] = (byte) (color >> 8);
        rgb[at + 2] = (byte) color;
      }
    }
  }
}
