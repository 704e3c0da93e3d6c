package io.asciichat.core.render;

import io.asciichat.core.packet.Dialect;
import java.util.Objects;

/**
 * What a viewer may ask for beyond ACIP. Programs of the extended dialect tell each other; a C
 * client gets {@link #ACIP}.
 *
 * @param glyphs what decides which character a cell gets
 * @param symbols the block characters the terminal shows
 * @param steadiness how much a cell must change before it is drawn anew, 0 (each change counts) to
 *     {@link #MAX_STEADINESS}
 * @param filter shades of one colour instead of the picture's own colours
 * @param rain whether characters rain over the picture
 * @param stretched whether pictures fill their cells instead of keeping their shape
 * @param names whether participants' names stand in their pictures
 * @param dialect what the viewer's program speaks: in the extended dialect frames may repeat
 *     characters with REP ({@code ESC [ n b}) and be larger than C programs can take
 */
public record Look(
    GlyphChoice glyphs,
    SymbolSet symbols,
    int steadiness,
    ColorFilter filter,
    boolean rain,
    boolean stretched,
    boolean names,
    Dialect dialect) {

  /** The highest steadiness. */
  public static final int MAX_STEADINESS = 10;

  /** Enough for the noise of an ordinary camera indoors. */
  public static final int USUAL_STEADINESS = 4;

  /** For viewers that cannot say what they want. */
  public static final Look ACIP =
      new Look(
          GlyphChoice.RAMP,
          SymbolSet.HALVES,
          USUAL_STEADINESS,
          ColorFilter.NONE,
          false,
          false,
          true,
          Dialect.ACIP);

  /** What programs of the extended dialect ask for by default. */
  public static final Look USUAL =
      new Look(
          GlyphChoice.SHAPE,
          SymbolSet.QUADRANTS,
          USUAL_STEADINESS,
          ColorFilter.NONE,
          false,
          false,
          true,
          Dialect.EXTENDED);

  /** Checks the range above. */
  public Look {
    Objects.requireNonNull(glyphs, "glyphs");
    Objects.requireNonNull(symbols, "symbols");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(dialect, "dialect");
    if (steadiness < 0 || steadiness > MAX_STEADINESS) {
      throw new IllegalArgumentException(
          "steadiness must be 0 to " + MAX_STEADINESS + ", not " + steadiness);
    }
  }

  /** Whether the same picture looks different a moment later. */
  public boolean moves() {
    return rain || filter.moves();
  }

  /** The same with another choice of characters. */
  public Look withGlyphs(GlyphChoice other) {
    return new Look(other, symbols, steadiness, filter, rain, stretched, names, dialect);
  }

  /** The same on a terminal with other block characters. */
  public Look withSymbols(SymbolSet other) {
    return new Look(glyphs, other, steadiness, filter, rain, stretched, names, dialect);
  }

  /** The same with another steadiness. */
  public Look withSteadiness(int other) {
    return new Look(glyphs, symbols, other, filter, rain, stretched, names, dialect);
  }

  /** The same through another filter. */
  public Look withFilter(ColorFilter other) {
    return new Look(glyphs, symbols, steadiness, other, rain, stretched, names, dialect);
  }

  /** The same with or without rain. */
  public Look withRain(boolean rains) {
    return new Look(glyphs, symbols, steadiness, filter, rains, stretched, names, dialect);
  }

  /** The same stretched or not. */
  public Look withStretched(boolean fills) {
    return new Look(glyphs, symbols, steadiness, filter, rain, fills, names, dialect);
  }

  /** The same with or without names. */
  public Look withNames(boolean shown) {
    return new Look(glyphs, symbols, steadiness, filter, rain, stretched, shown, dialect);
  }

  /** The same for a program of another dialect. */
  public Look withDialect(Dialect other) {
    return new Look(glyphs, symbols, steadiness, filter, rain, stretched, names, other);
  }
}
