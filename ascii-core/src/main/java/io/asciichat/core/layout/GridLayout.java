package io.asciichat.core.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A terminal divided among pictures, in join order, row by row or, where that shows more, column by
 * column. Of all ways that {@link GridSearch} tries the one wins that shows the largest total area
 * of pictures, as long as all can be read; plain grids are among them, so it never shows less.
 *
 * <p>Between neighbours one cell stays free, so that two pictures are never taken for one; not at
 * the rim, and not where that costs a part of pictures that are smaller than {@link #MIN_WIDTH} by
 * {@link #MIN_HEIGHT}. Pictures that leave room stand together in the middle of the terminal.
 *
 * <p>When there are more sources than characters, the first ones are shown; {@link Pages} divides
 * sources before it comes to that.
 *
 * @param fields one for each source shown, in the order of the sources; together they fill the
 *     terminal but for the gutters, and beside a shorter last row
 * @param pictures where the pictures stand when they keep their shape, likewise
 * @param readable whether all of them are shown, and none smaller than {@link Pages} asks for
 */
public record GridLayout(List<Area> fields, List<Area> pictures, boolean readable) {
  /** Height to width of a terminal's character cell, as in the C program. */
  public static final double CELL_ASPECT = 2.0;

  /** Columns of a picture below which no cell between neighbours stays free. */
  static final int MIN_WIDTH = 6;

  /** Rows of such a picture. */
  static final int MIN_HEIGHT = 3;

  /** Freezes the lists. */
  public GridLayout {
    fields = List.copyOf(fields);
    pictures = List.copyOf(pictures);
  }

  /**
   * Divides a terminal.
   *
   * @param width terminal columns, 1 or more
   * @param height terminal rows, 1 or more
   * @param aspects width to height of each source's picture in pixels, each above 0
   */
  public static GridLayout of(int width, int height, double... aspects) {
    int count = (int) Math.min(aspects.length, (long) width * height);
    if (count == 0) {
      return new GridLayout(List.of(), List.of(), true);
    }
    double[] ratios = new double[count];
    for (int i = 0; i < count; i++) {
      ratios[i] = aspects[i] * CELL_ASPECT;
    }
    boolean all = count == aspects.length;
    GridLayout apart = of(width, height, 1, ratios, all);
    if (apart.isLargeEnough()) {
      return apart;
    }
    GridLayout touching = of(width, height, 0, ratios, all);
    return touching.covered() > apart.covered() ? touching : apart;
  }

  private long covered() {
    return pictures.stream().mapToLong(Area::size).sum();
  }

  private static GridLayout of(int width, int height, int gutter, double[] ratios, boolean all) {
    GridSearch search = new GridSearch(width, height, gutter, ratios);
    return new GridLayout(
        search.fields(),
        together(width, height, gutter, search, ratios),
        all && search.isReadable());
  }

  private boolean isLargeEnough() {
    return !pictures.isEmpty()
        && pictures.stream()
            .allMatch(picture -> picture.width() >= MIN_WIDTH && picture.height() >= MIN_HEIGHT);
  }

  /** Pictures as large as their fields allow, moved together line by line. */
  private static List<Area> together(
      int width, int height, int gutter, GridSearch search, double[] ratios) {
    boolean columns = search.inColumns();
    List<Area> fields = search.fields();
    List<Area> sizes = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      sizes.add(fields.get(i).fit(ratios[i]));
    }
    List<Area> pictures = new ArrayList<>(fields.size());
    int used = (search.lineCounts().size() - 1) * gutter;
    int first = 0;
    for (int number : search.lineCounts()) {
      used += breadth(sizes.subList(first, first + number), columns);
      first += number;
    }
    int across = ((columns ? width : height) - used) / 2;
    first = 0;
    for (int number : search.lineCounts()) {
      List<Area> line = sizes.subList(first, first + number);
      int breadth = breadth(line, columns);
      int length = (number - 1) * gutter;
      for (Area picture : line) {
        length += columns ? picture.height() : picture.width();
      }
      int along = ((columns ? height : width) - length) / 2;
      for (Area picture : line) {
        int indent = across + (breadth - (columns ? picture.width() : picture.height())) / 2;
        pictures.add(
            new Area(
                columns ? indent : along,
                columns ? along : indent,
                picture.width(),
                picture.height()));
        along += (columns ? picture.height() : picture.width()) + gutter;
      }
      across += breadth + gutter;
      first += number;
    }
    return pictures;
  }

  private static int breadth(List<Area> line, boolean columns) {
    return line.stream().mapToInt(columns ? Area::width : Area::height).max().orElse(0);
  }

  /**
   * The places of the pictures.
   *
   * @param stretched whether they fill their fields instead of keeping their shape. The division is
   *     the same: the one that suits their shapes, so that stretching changes them as little as
   *     possible
   */
  public List<Area> areas(boolean stretched) {
    return stretched ? fields : pictures;
  }
}
