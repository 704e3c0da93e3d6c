package io.asciichat.core.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tries the ways to divide a terminal among pictures, and keeps the one that shows the largest
 * total area of them: of those in which every picture can be read, when there are any. A way is a
 * number of lines, rows or columns, each with some of the pictures in their order:
 *
 * <ul>
 *   <li>plain: lines of equal length, the last one shorter, fields of equal size;
 *   <li>even: lines that differ by one picture at most and are filled to their end, so that those
 *       with fewer have larger fields;
 *   <li>fitted: the same with fields as wide as their pictures are, so that all pictures of a line
 *       are equally high; for pictures of several shapes also with lines of equal length.
 * </ul>
 *
 * <p>A line that cannot use its height, because it is filled from one end to the other, leaves it
 * to the others. Works on arrays of its own, which are filled anew for each way. For one thread.
 */
final class GridSearch {
  private final int width;
  private final int height;
  private final int gutter;
  private final int count;

  /** Columns to rows of each picture. */
  private final double[] ratios;

  private final boolean mixed;

  /** As large as each picture must be to be read. */
  private final Area[] readable;

  // The fields of the way at hand.
  private final int[] left;
  private final int[] top;
  private final int[] across;
  private final int[] down;

  // The lines of the way at hand: how many pictures, and how much of the terminal each has.
  private final int[] counts;
  private final double[] breadths;
  private int lines;

  private List<Area> bestFields = List.of();
  private List<Integer> bestCounts = List.of();
  private boolean bestInColumns;
  private long bestShown = -1;
  private boolean bestReadable;

  /**
   * @param gutter cells between neighbours
   * @param ratios columns to rows of each picture; not to be changed
   */
  GridSearch(int width, int height, int gutter, double[] ratios) {
    this.width = width;
    this.height = height;
    this.gutter = gutter;
    count = ratios.length;
    this.ratios = ratios;
    left = new int[count];
    top = new int[count];
    across = new int[count];
    down = new int[count];
    counts = new int[count];
    breadths = new double[count];
    readable = new Area[count];
    Area field = Pages.readableField(width, height);
    boolean differ = false;
    for (int i = 0; i < count; i++) {
      readable[i] = field.fit(ratios[i]);
      differ |= ratios[i] != ratios[0];
    }
    mixed = differ;
    for (int i = 1; i <= count; i++) {
      tryLines(i, false);
      tryLines(i, true);
    }
  }

  /** The fields of the best way in the order of the pictures; empty when none has room. */
  List<Area> fields() {
    return bestFields;
  }

  /** How many pictures each line of the best way has. */
  List<Integer> lineCounts() {
    return bestCounts;
  }

  /** Returns whether the lines of the best way are columns. */
  boolean inColumns() {
    return bestInColumns;
  }

  /** Returns whether every picture can be read in the best way. */
  boolean isReadable() {
    return bestReadable;
  }

  private void tryLines(int number, boolean columns) {
    int length = columns ? height : width;
    int breadth = columns ? width : height;
    if (breadth - (number - 1) * gutter < number) {
      return;
    }
    if (!columns) {
      plainCounts(number);
      if (lines == number && plain()) {
        keepIfBetter(false);
      }
    }
    balancedCounts(number);
    tryFields(columns, length, breadth, false);
    tryFields(columns, length, breadth, true);
    if (mixed && number > 1) {
      fittedCounts(number, columns);
      tryFields(columns, length, breadth, true);
    }
  }

  private void tryFields(boolean columns, int length, int breadth, boolean fitted) {
    if (divide(columns, length, breadth, fitted)) {
      keepIfBetter(columns);
    }
  }

  private void plainCounts(int number) {
    int each = (count + number - 1) / number;
    lines = (count + each - 1) / each;
    Arrays.fill(counts, 0, lines, each);
    counts[lines - 1] = count - (lines - 1) * each;
  }

  /** Those with one picture more come first. */
  private void balancedCounts(int number) {
    lines = number;
    for (int line = 0; line < number; line++) {
      counts[line] = count / number + (line < count % number ? 1 : 0);
    }
  }

  /** Lines that are about equally long when their pictures are equally high. */
  private void fittedCounts(int number, boolean columns) {
    double whole = 0;
    for (int i = 0; i < count; i++) {
      whole += ratio(i, columns);
    }
    lines = number;
    double sum = 0;
    int next = 0;
    for (int line = 0; line < number; line++) {
      int first = next;
      int last = count - (number - 1 - line);
      double end = whole * (line + 1) / number;
      while (next < last
          && (next == first || line == number - 1 || sum + ratio(next, columns) / 2 <= end)) {
        sum += ratio(next++, columns);
      }
      counts[line] = next - first;
    }
  }

  /** Length to breadth of a picture in a line. */
  private double ratio(int picture, boolean columns) {
    return columns ? 1 / ratios[picture] : ratios[picture];
  }

  /** Equal fields in rows, those of the last row centred. Returns whether there is room. */
  private boolean plain() {
    int each = counts[0];
    int room = width - (each - 1) * gutter;
    int free = height - (lines - 1) * gutter;
    if (room < each) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int row = i / each;
      int column = i % each;
      int indent = (part(room, each, each) - part(room, each, counts[row])) / 2;
      indent += (each - counts[row]) * gutter / 2;
      left[i] = indent + part(room, each, column) + column * gutter;
      across[i] = part(room, each, column + 1) - part(room, each, column);
      top[i] = part(free, lines, row) + row * gutter;
      down[i] = part(free, lines, row + 1) - part(free, lines, row);
    }
    return true;
  }

  /** Where the given one of so many equal parts of a length begins. */
  private static int part(int length, int parts, int index) {
    return (int) ((long) length * index / parts);
  }

  /**
   * Lines of the counts at hand. Returns whether there is room.
   *
   * @param fitted whether fields are as long as their pictures, else equally long
   */
  private boolean divide(boolean columns, int length, int breadth, boolean fitted) {
    int free = breadth - (lines - 1) * gutter;
    int first = 0;
    for (int line = 0; line < lines; line++) {
      int room = length - (counts[line] - 1) * gutter;
      if (room < counts[line]) {
        return false;
      }
      breadths[line] = usable(first, counts[line], room, columns, fitted);
      first += counts[line];
    }
    share(free);
    first = 0;
    int from = 0;
    double sum = 0;
    for (int line = 0; line < lines; line++) {
      sum += breadths[line];
      int to = edge(sum, from, free, lines - 1 - line);
      divideLine(first, counts[line], from + line * gutter, to - from, length, columns, fitted);
      first += counts[line];
      from = to;
    }
    return true;
  }

  /** The breadth beyond which no picture of a line grows. */
  private double usable(int first, int number, int room, boolean columns, boolean fitted) {
    double sum = 0;
    double least = Double.MAX_VALUE;
    for (int i = first; i < first + number; i++) {
      sum += ratio(i, columns);
      least = Math.min(least, ratio(i, columns));
    }
    return fitted ? room / sum : room / (number * least);
  }

  /**
   * Gives each line the same breadth, or what it can use when that is less, and what is left over
   * to all.
   */
  private void share(double free) {
    double rest = free;
    double all = 0;
    int open = lines;
    double level = rest / open;
    boolean closed = true;
    while (closed && open > 0) {
      closed = false;
      rest = free;
      open = 0;
      for (int line = 0; line < lines; line++) {
        if (breadths[line] <= level) {
          rest -= breadths[line];
        } else {
          open++;
        }
      }
      double next = open == 0 ? level : rest / open;
      closed = next > level * (1 + 1e-9);
      level = next;
    }
    for (int line = 0; line < lines; line++) {
      breadths[line] = Math.min(breadths[line], level);
      all += breadths[line];
    }
    for (int line = 0; line < lines; line++) {
      breadths[line] += (free - all) / lines;
    }
  }

  private void divideLine(
      int first, int number, int at, int breadth, int length, boolean columns, boolean fitted) {
    int room = length - (number - 1) * gutter;
    double whole = 0;
    for (int i = first; i < first + number; i++) {
      whole += fitted ? ratio(i, columns) : 1;
    }
    int from = 0;
    double sum = 0;
    for (int i = 0; i < number; i++) {
      sum += fitted ? ratio(first + i, columns) : 1;
      int to = edge(room * sum / whole, from, room, number - 1 - i);
      int begin = from + i * gutter;
      left[first + i] = columns ? at : begin;
      top[first + i] = columns ? begin : at;
      across[first + i] = columns ? breadth : to - from;
      down[first + i] = columns ? to - from : breadth;
      from = to;
    }
  }

  /** The end of a part: at least one cell, and as many left for those that come. */
  private static int edge(double wanted, int from, int whole, int coming) {
    return coming == 0 ? whole : Math.clamp(Math.round(wanted), from + 1, whole - coming);
  }

  private void keepIfBetter(boolean columns) {
    long shown = 0;
    boolean read = true;
    for (int i = 0; i < count; i++) {
      int pictureWidth = Area.fittedWidth(across[i], down[i], ratios[i]);
      int pictureHeight = Area.fittedHeight(across[i], down[i], ratios[i]);
      shown += (long) pictureWidth * pictureHeight;
      read &= pictureWidth >= readable[i].width() && pictureHeight >= readable[i].height();
    }
    if (read == bestReadable ? shown > bestShown : read) {
      bestShown = shown;
      bestReadable = read;
      bestInColumns = columns;
      List<Area> fields = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        fields.add(new Area(left[i], top[i], across[i], down[i]));
      }
      bestFields = fields;
      bestCounts = Arrays.stream(counts, 0, lines).boxed().toList();
    }
  }
}
