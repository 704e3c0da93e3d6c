package io.asciichat.core.cell;

import io.asciichat.core.glyph.GlyphCoverage;
import io.asciichat.core.text.Output;
import java.util.LinkedHashSet;
import java.util.PrimitiveIterator;
import java.util.Set;

/**
 * The forms of a palette's characters: how much ink each has in the eight fields of its cell, two
 * columns and four rows. Immutable.
 *
 * <p>Letters leave the upper and lower edge of their cells nearly empty, so an even area would look
 * like none of them. Ink is therefore counted against the most that any character of the palette
 * has in that field: the densest letter stands for an even white.
 */
final class ShapeTable {
  /** Fields of a cell. */
  static final int FIELDS = GlyphCoverage.FIELDS;

  /** Ink that counts as most where no character has as much. */
  private static final int FAINTEST = 16;

  /** Characters at the most; more are left out from the end. */
  static final int MOST = 128;

  private final int[] glyphs;
  private final int[] coverage;
  private final int[] ink;
  private final int longest;

  private ShapeTable(int[] codePoints) {
    int count = codePoints.length;
    glyphs = new int[count];
    coverage = new int[count * FIELDS];
    ink = new int[count];
    int most = 1;
    for (int i = 0; i < count; i++) {
      glyphs[i] = Output.packGlyph(codePoints[i]);
      most = Math.max(most, Output.length(glyphs[i]));
      measure(codePoints[i], i, count);
    }
    longest = most;
    normalize();
  }

  private void normalize() {
    for (int field = 0; field < FIELDS; field++) {
      int most = FAINTEST;
      for (int at = field; at < coverage.length; at += FIELDS) {
        most = Math.max(most, coverage[at]);
      }
      for (int i = 0; i < glyphs.length; i++) {
        int share = coverage[i * FIELDS + field] * 255 / most;
        coverage[i * FIELDS + field] = share;
        ink[i] += share;
      }
    }
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (ink[i] + FIELDS / 2) / FIELDS;
    }
  }

  /** A character that nobody has measured counts as an even grey, by its place in the palette. */
  private void measure(int codePoint, int index, int count) {
    if (GlyphCoverage.knows(codePoint)) {
      GlyphCoverage.copy(codePoint, coverage, index * FIELDS);
    } else {
      for (int field = 0; field < FIELDS; field++) {
        coverage[index * FIELDS + field] = 128 * index / Math.max(1, count - 1);
      }
    }
  }

  /** These characters, each once. */
  static ShapeTable of(String characters) {
    Set<Integer> distinct = new LinkedHashSet<>();
    PrimitiveIterator.OfInt all = characters.codePoints().iterator();
    while (all.hasNext() && distinct.size() < MOST) {
      distinct.add(all.next());
    }
    return new ShapeTable(distinct.stream().mapToInt(Integer::intValue).toArray());
  }

  /** How many characters there are, 1 to {@link #MOST}. */
  int size() {
    return glyphs.length;
  }

  /** A packed character. */
  int glyph(int index) {
    return glyphs[index];
  }

  /** A character's ink in a field, 0 to 255: the most that any has there. */
  int coverage(int index, int field) {
    return coverage[index * FIELDS + field];
  }

  /** The mean of a character's ink in all fields, 0 to 255. */
  int ink(int index) {
    return ink[index];
  }

  /** Bytes of the longest character. */
  int longest() {
    return longest;
  }
}
