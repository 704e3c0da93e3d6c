package io.asciichat.core.color;

/**
 * Shows any colour with those of a table: for each colour, in steps of 8 a channel, the two of the
 * table whose mixture looks most like it, and in what proportion. Which of the two stands at a
 * place is decided by {@link Threshold}.
 *
 * <p>"Looks most like it" is least squared distance in OKLab, plus a charge for mixing colours that
 * are far apart, which would look like sand: the mixture's variance in lightness and in hue, each
 * with a weight of its own.
 *
 * <p>A colour's mixture is searched when it is met for the first time and kept. Any thread may ask:
 * two that search the same find the same, and an entry is one {@code int}, written at once.
 */
public final class Dither {
  /**
   * What a mixture of dark and bright is charged. Of sixteen colours it looks like paper and has to
   * be, of 256 there is nearly always one that needs no mixing. Chosen by looking.
   */
  private static final float LIGHT_GRAIN_OF_FEW = 0.1f;

  private static final float LIGHT_GRAIN_OF_MANY = 0.3f;

  /** What a mixture of hues is charged: red and blue for a dark grey look like confetti. */
  private static final float HUE_GRAIN = 0.45f;

  /** Keeps a quotient finite. */
  private static final float NONE = 1e-6f;

  /** Colours that are tried as partners: all of a small table, the nearest of a large one. */
  private static final int PARTNERS = 16;

  private static final int STEP_BITS = 5;
  private static final int KNOWN = 1 << 31;

  private static final Dither EIGHT_AREAS = new Dither(ColorTable.EIGHT, 0);
  private static final Dither EIGHT_CHARACTERS = new Dither(ColorTable.EIGHT, 1);
  private static final Dither SIXTEEN_AREAS = new Dither(ColorTable.SIXTEEN, 0);
  private static final Dither SIXTEEN_CHARACTERS = new Dither(ColorTable.SIXTEEN, 1);
  private static final Dither XTERM_AREAS = new Dither(ColorTable.XTERM, 0);
  private static final Dither XTERM_CHARACTERS = new Dither(ColorTable.XTERM, 1);

  private final ColorTable table;
  private final int first;
  private final float lightGrain;
  private final int[] mixtures = new int[1 << 3 * STEP_BITS];

  /**
   * @param skipped indices at the table's beginning, where black is, that are not used
   */
  private Dither(ColorTable table, int skipped) {
    this.table = table;
    this.first = table.first() + skipped;
    this.lightGrain = table.equals(ColorTable.XTERM) ? LIGHT_GRAIN_OF_MANY : LIGHT_GRAIN_OF_FEW;
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
    OkLab wanted = OkLab.of(widen(key >> 10) << 16 | widen(key >> 5 & 31) << 8 | widen(key & 31));
    int[] partners = nearest(wanted);
    int best = KNOWN | partners[0];
    float least = wanted.distance(table.place(partners[0]));
    for (int i = 0; i < partners.length; i++) {
      for (int j = 0; j < i; j++) {
        OkLab one = table.place(partners[j]);
        OkLab two = table.place(partners[i]);
        float apart = one.distance(two);
        float grain = one.grain(two, lightGrain, HUE_GRAIN);
        // Where the sum of both charges is least; it leaves colours close to one end unmixed.
        float part =
            Math.clamp((wanted.along(one, two) - grain / 2) / Math.max(apart - grain, NONE), 0, 1);
        float wrong = wanted.distance(one.towards(two, part)) + grain * part * (1 - part);
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
      float distance = wanted.distance(table.place(index));
      int at = Math.min(used, found.length - 1);
      if (used < found.length) {
        used++;
      } else if (distance >= wanted.distance(table.place(found[at]))) {
        continue;
      }
      while (at > 0 && distance < wanted.distance(table.place(found[at - 1]))) {
        found[at] = found[at - 1];
        at--;
      }
      found[at] = index;
    }
    return found;
  }
}
