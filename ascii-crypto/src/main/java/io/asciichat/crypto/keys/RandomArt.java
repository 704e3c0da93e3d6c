package io.asciichat.crypto.keys;

import java.util.Locale;

/**
 * A fingerprint as a picture, which eyes compare better than digits. A walk over a board of 17 by 9
 * fields, two bits a step; each field shows how often it was stepped on. The same drawing as {@code
 * ssh-keygen -lv} makes.
 */
final class RandomArt {
  private static final int WIDTH = 17;
  private static final int HEIGHT = 9;
  private static final String MARKS = " .o+=*BOX@%&#/^";
  private static final char START = 'S';
  private static final char END = 'E';

  private RandomArt() {}

  /**
   * Returns the drawing in eleven lines.
   *
   * @param head stands in the middle of the upper edge, at most 17 characters
   * @param foot stands in the middle of the lower edge
   */
  static String draw(byte[] hash, String head, String foot) {
    int[][] visits = new int[HEIGHT][WIDTH];
    int x = WIDTH / 2;
    int y = HEIGHT / 2;
    for (byte b : hash) {
      for (int shift = 0; shift < Byte.SIZE; shift += 2) {
        int step = b >> shift;
        x = Math.clamp(x + ((step & 1) == 0 ? -1L : 1L), 0, WIDTH - 1);
        y = Math.clamp(y + ((step & 2) == 0 ? -1L : 1L), 0, HEIGHT - 1);
        visits[y][x] = Math.min(visits[y][x] + 1, MARKS.length() - 1);
      }
    }
    StringBuilder art = new StringBuilder(edge(head)).append('\n');
    for (int row = 0; row < HEIGHT; row++) {
      art.append('|');
      for (int column = 0; column < WIDTH; column++) {
        boolean isStart = row == HEIGHT / 2 && column == WIDTH / 2;
        boolean isEnd = row == y && column == x;
        art.append(isEnd ? END : isStart ? START : MARKS.charAt(visits[row][column]));
      }
      art.append("|\n");
    }
    return art.append(edge(foot)).toString();
  }

  private static String edge(String title) {
    int left = (WIDTH - title.length()) / 2;
    return String.format(
        Locale.ROOT,
        "+%s%s%s+",
        "-".repeat(left),
        title,
        "-".repeat(WIDTH - left - title.length()));
  }
}
