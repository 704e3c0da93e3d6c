package io.asciichat.core.layout;

/**
 * Sources that are too many to be seen at once, divided into pages that turn by themselves.
 *
 * <p>There are as few pages as possible such that on each of them every picture is readable: as
 * large as one of its shape is in a field of {@link #READABLE_WIDTH} by {@link #READABLE_HEIGHT}
 * characters with the free cells beside it, or in the terminal where that is smaller. Sources keep
 * their order, page by page, and pages differ by at most one source. One page never turns.
 *
 * <p>The page to show follows from the time alone, so viewers who are shown the same pages by the
 * same clock see the same one.
 *
 * @param sources how many sources there are, 0 or more
 * @param pages how many pages, 1 to the number of sources; 1 when there is none
 */
public record Pages(int sources, int pages) {
  /** Columns a face needs to be told from another one. */
  public static final int READABLE_WIDTH = 20;

  /** Rows it needs: {@link #READABLE_WIDTH} columns of a picture that is wider than high. */
  public static final int READABLE_HEIGHT = 6;

  /** The time that a page stays, in nanoseconds: long enough to look at each of its pictures. */
  public static final long STAY = 6_000_000_000L;

  /** Checks the ranges above. */
  public Pages {
    if (sources < 0 || pages < 1 || pages > Math.max(sources, 1)) {
      throw new IllegalArgumentException(pages + " pages of " + sources + " sources");
    }
  }

  /**
   * Divides sources into pages. Allocates and takes one or two milliseconds for 64 sources: for
   * scenes that have changed, not for every frame.
   *
   * @param width terminal columns, 1 or more
   * @param height terminal rows, 1 or more
   * @param aspects width to height of each source's picture in pixels, each above 0
   */
  public static Pages of(int width, int height, double... aspects) {
    int pages = 1;
    while (pages < aspects.length && !readable(width, height, pages, aspects)) {
      pages++;
    }
    return new Pages(aspects.length, pages);
  }

  private static boolean readable(int width, int height, int pages, double... aspects) {
    Pages divided = new Pages(aspects.length, pages);
    for (int page = 0; page < pages; page++) {
      double[] shown = new double[divided.start(page + 1) - divided.start(page)];
      System.arraycopy(aspects, divided.start(page), shown, 0, shown.length);
      if (!readable(width, height, shown)) {
        return false;
      }
    }
    return true;
  }

  private static boolean readable(int width, int height, double... shown) {
    Area field = readableField(width, height);
    long needed = 0;
    for (double aspect : shown) {
      needed += field.fit(aspect * GridLayout.CELL_ASPECT).size();
    }
    // The first is worked out faster.
    return needed <= (long) width * height && GridLayout.of(width, height, shown).readable();
  }

  /** The smallest field in which a picture can be read on a terminal of this size. */
  static Area readableField(int width, int height) {
    int least = Math.min(READABLE_WIDTH - 1, width);
    return new Area(0, 0, least, Math.min(READABLE_HEIGHT - 1, height));
  }

  /**
   * The page that is shown, 0 to {@code pages - 1}.
   *
   * @param now the server's clock in nanoseconds
   */
  public int at(long now) {
    return (int) Math.floorMod(Math.floorDiv(now, STAY), (long) pages);
  }

  /**
   * The first source on the page of a moment.
   *
   * @param now the server's clock in nanoseconds
   */
  public int first(long now) {
    return start(at(now));
  }

  /**
   * The number of sources on the page of a moment.
   *
   * @param now the server's clock in nanoseconds
   */
  public int count(long now) {
    int page = at(now);
    return start(page + 1) - start(page);
  }

  /** The source a page begins with. */
  private int start(int page) {
    return (int) ((long) sources * page / pages);
  }
}
