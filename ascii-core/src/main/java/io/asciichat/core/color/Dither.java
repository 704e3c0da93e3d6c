package io.asciichat.core.color;

/**
 * Shows any colour with those of a table: for each colour, in steps of 8 a channel, the one or the
 * two of the table whose mixture looks most like it, and in what proportion. Which of the two
 * stands at a place is decided by {@link Threshold}.
 *
 * <p>"Looks most like it" is least {@linkplain OkLab#error error} in OKLab, plus a charge for
 * mixing colours that are far apart, which would look like sand: the mixture's variance in
 * lightness and in hue, each with a weight of its own. So only the middle between two colours is
 * mixed, and areas near one of them are calm.
 *
 * <p>A colour's mixture is searched when it is met for the first time and kept. Any thread may ask:
 * two that search the same find the same, and an entry is one {@code int}, written at once.
 */
public final class Dither {
  /**
   * Weights of what counts when colours of a table stand for others. Chosen with the bench and by
   * looking, see decision 0112: where SSIM near by, the brightness from afar and the colour error
   * are all better than those of the nearest colour alone and of full dithering.
   *
   * @param light what a mixture of dark and bright is charged; of a few colours it has to be, of
   *     256 there is nearly always one that needs no mixing
   * @param hue what a mixture of hues is charged: red and blue for a dark grey look like confetti
   * @param hues how much hues count against lightness
   * @param excess what more colour than wanted costs in addition
   */
  private record Taste(float light, float hue, float hues, float excess) {
    private static final Taste EIGHT = new Taste(0.5f, 1.5f, 1, 0.5f);
    private static final Taste SIXTEEN = new Taste(0.7f, 1.5f, 0.8f, 2);
    private static final Taste XTERM = new Taste(0.7f, 0.9f, 0.8f, 0.5f);
  }

  /** Keeps a quotient finite. */
  private static final float NONE = 1e-6f;

  /** Colours that are tried as partners: all of a small table, the nearest of a large one. */
  private static final int PARTNERS = 16;

  private static final int STEP_BITS = 5;
  private static final int KNOWN = 1 << 31;

  private static final Dither EIGHT_AREAS = new Dither(ColorTable.EIGHT, Taste.EIGHT, 0);
  private static final Dither EIGHT_CHARACTERS = new Dither(ColorTable.EIGHT, Taste.EIGHT, 1);
  private static final Dither SIXTEEN_AREAS = new Dither(ColorTable.SIXTEEN, Taste.SIXTEEN, 0);
  private static final Dither SIXTEEN_CHARACTERS = new Dither(ColorTable.SIXTEEN, Taste.SIXTEEN, 1);
  private static final Dither XTERM_AREAS = new Dither(ColorTable.XTERM, Taste.XTERM, 0);
  private static final Dither XTERM_CHARACTERS = new Dither(ColorTable.XTERM, Taste.XTERM, 1);

  private final ColorTable table;
  private final Taste taste;
  private final int first;
  private final OkLab[] places;
  private final int[] mixtures = new int[1 << 3 * STEP_BITS];

  /**
   * @param skipped indices at the table's beginning, where black is, that are not used
   */
  private Dither(ColorTable table, Taste taste, int skipped) {
    this.table = table;
    this.taste = taste;
    this.first = table.first() + skipped;
    this.places = new OkLab[table.size()];
    for (int index = table.first(); index < places.length; index++) {
      places[index] = table.place(index).withHues(taste.hues);
    }
  }

  /** For areas of colour. */
  public static Dither areas(ColorTable table) {
    if (table.equals(ColorTable.EIGHT)) {
      return EIGHT_AREAS;
    }
    return table.equals(ColorTable.SIXTEEN) ? SIXTEEN_AREAS : XTERM_AREAS;
  }

  /** For characters on black: black itself is never chosen, because it could not be seen. */
  public static Dither characters(ColorTable table) {
    if (table.equals(ColorTable.EIGHT)) {
      return EIGHT_CHARACTERS;
    }
    return table.equals(ColorTable.SIXTEEN) ? SIXTEEN_CHARACTERS : XTERM_CHARACTERS;
  }

  /** The table whose colours it chooses. */
  public ColorTable table() {
    return table;
  }

  /**
   * The index to show at a place.
   *
   * @param rgb the colour wanted
   * @param threshold the pattern there, see {@link Threshold#at}
   */
  public int index(int rgb, int threshold) {
    int key = key(rgb);
    int mixture = mixtures[key];
    if (mixture == 0) {
      mixture = search(key);
      mixtures[key] = mixture;
    }
    return threshold < (mixture >> 16 & 0xff) ? mixture >> 8 & 0xff : mixture & 0xff;
  }

  /** The steps of all channels. */
  private static int key(int rgb) {
    return rgb >> 9 & 0x7c00 | rgb >> 6 & 0x3e0 | rgb >> 3 & 0x1f;
  }

  /** A step's value, so that the first is 0 and the last 255. */
  private static int widen(int step) {
    return step << 3 | step >> 2;
  }

  private int search(int key) {
    int exact = within(key);
    if (exact >= 0) {
      return KNOWN | exact;
    }
    OkLab wanted =
        OkLab.of(widen(key >> 10) << 16 | widen(key >> 5 & 31) << 8 | widen(key & 31))
            .withHues(taste.hues);
    int[] partners = nearest(wanted);
    int best = KNOWN | partners[0];
    float least = wanted.error(places[partners[0]], taste.excess);
    for (int i = 0; i < partners.length; i++) {
      for (int j = 0; j < i; j++) {
        OkLab one = places[partners[j]];
        OkLab two = places[partners[i]];
        float apart = one.distance(two);
        float grain = one.grain(two, taste.light, taste.hue);
        // Where the sum of both charges is least; it leaves colours close to one end unmixed.
        float part =
            Math.clamp((wanted.along(one, two) - grain / 2) / Math.max(apart - grain, NONE), 0, 1);
        float wrong =
            wanted.error(one.towards(two, part), taste.excess) + grain * part * (1 - part);
        if (wrong < least) {
          least = wrong;
          int levels = Math.round(part * Threshold.LEVELS);
          best = KNOWN | levels << 16 | partners[i] << 8 | partners[j];
        }
      }
    }
    return best;
  }

  /** The colour of the table that a step holds, or -1; of two the later: xterm's even greys. */
  private int within(int key) {
    for (int index = table.size() - 1; index >= first; index--) {
      if (key(table.rgb(index)) == key) {
        return index;
      }
    }
    return -1;
  }

  /** All of a small table, the nearest of a large one; the nearest of all first. */
  private int[] nearest(OkLab wanted) {
    int[] found = new int[Math.min(table.size() - first, PARTNERS)];
    int used = 0;
    for (int index = first; index < table.size(); index++) {
      float error = wanted.error(places[index], taste.excess);
      int at = Math.min(used, found.length - 1);
      if (used < found.length) {
        used++;
      } else if (error >= wanted.error(places[found[at]], taste.excess)) {
        continue;
      }
      while (at > 0 && error < wanted.error(places[found[at - 1]], taste.excess)) {
        found[at] = found[at - 1];
        at--;
      }
      found[at] = index;
    }
    return found;
  }
}
