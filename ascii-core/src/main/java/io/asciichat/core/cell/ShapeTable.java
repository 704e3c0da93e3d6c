package io.asciichat.core.cell;

import io.asciichat.core.glyph.GlyphCoverage;
import io.asciichat.core.text.Output;

/**
 * The forms of a palette's characters: how much ink each has in the eight fields of its cell, two
 * columns and four rows. Immutable.
 */
final class ShapeTable {
  /** Fields of a cell. */
  static final int FIELDS = GlyphCoverage.FIELDS;

  /** Ink that counts as most where no character has as much. */
  private static final int FAINTEST = 16;

  /** Characters at the most; more are left out from the end. */
  static final int MAX_CHARACTERS = 128;

  private final int[] glyphs;
  private final int[] coverage;
  private final int[] ink;
  private final int longest;
  private final int fullest;

  private ShapeTable(int[] codePoints, boolean relative) {
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
    fullest = measureInk();
    if (relative) {
      normalize();
      measureInk();
    }
  }

  /** Sets the mean ink of all characters; returns the most. */
  private int measureInk() {
    int most = 0;
    for (int i = 0; i < ink.length; i++) {
      int sum = 0;
      for (int field = 0; field < FIELDS; field++) {
        sum += coverage[i * FIELDS + field];
      }
      ink[i] = (sum + FIELDS / 2) / FIELDS;
      most = Math.max(most, ink[i]);
    }
    return most;
  }

  private void normalize() {
    for (int field = 0; field < FIELDS; field++) {
      int most = FAINTEST;
      for (int at = field; at < coverage.length; at += FIELDS) {
        most = Math.max(most, coverage[at]);
      }
      for (int i = 0; i < glyphs.length; i++) {
        coverage[i * FIELDS + field] = coverage[i * FIELDS + field] * 255 / most;
      }
    }
  }

  /** A character without measured coverage counts as an even grey, by its place in the palette. */
  private void measure(int codePoint, int index, int count) {
    if (GlyphCoverage.knows(codePoint)) {
      GlyphCoverage.copy(codePoint, coverage, index * FIELDS);
    } else {
      for (int field = 0; field < FIELDS; field++) {
        coverage[index * FIELDS + field] = 128 * index / Math.max(1, count - 1);
      }
    }
  }

  /**
   * These characters, each once, their ink counted against the most that any of them has in that
   * field. Letters leave the upper and lower edge of their cells nearly empty, so an even area
   * would look like none of them; so counted, the densest letter stands for an even white.
   */
  static ShapeTable relative(String characters) {
    return new ShapeTable(distinct(characters), true);
  }

  /** These characters, each once, their ink as it is drawn. */
  static ShapeTable absolute(String characters) {
    return new ShapeTable(distinct(characters), false);
  }

  private static int[] distinct(String characters) {
    return characters.codePoints().distinct().limit(MAX_CHARACTERS).toArray();
  }

  /** How many characters there are, 1 to {@link #MAX_CHARACTERS}. */
  int size() {
    return glyphs.length;
  }

  /** A packed character. */
  int glyph(int index) {
    return glyphs[index];
  }

  /** A character's ink in a field, 0 to 255. */
  int coverage(int index, int field) {
    return coverage[index * FIELDS + field];
  }

  /** The mean of a character's ink in all fields, 0 to 255. */
  int ink(int index) {
    return ink[index];
  }

  /** The ink as it is drawn of the character that has most of it, 0 to 255. */
  int fullest() {
    return fullest;
  }

  /** Bytes of the longest character. */
  int longest() {
    return longest;
  }
}
