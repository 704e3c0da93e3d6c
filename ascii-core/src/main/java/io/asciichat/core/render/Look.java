package io.asciichat.core.render;

import io.asciichat.core.packet.Dialect;
import java.util.Objects;

/**
 * The wishes of a viewer beyond ACIP. Programs of the extended dialect tell each other; a C client
 * gets {@link #ACIP}.
 *
 * @param glyphs what decides which character a cell gets
 * @param symbols the block characters the terminal shows
 * @param steadiness how much a cell must change before it is drawn anew, 0 (each change counts) to
 *     {@link #MAX_STEADINESS}
 * @param effects what changes the pictures' colours and characters
 * @param arrangement how pictures and names stand in their areas
 * @param dialect what the viewer's program speaks: in the extended dialect frames may repeat
 *     characters with REP ({@code ESC [ n b}) and be larger than C programs can take
 */
public record Look(
    GlyphChoice glyphs,
    SymbolSet symbols,
    int steadiness,
    Effects effects,
    Arrangement arrangement,
    Dialect dialect) {

  /** The highest steadiness. */
  public static final int MAX_STEADINESS = 10;

  /** Enough for the noise of an ordinary camera indoors. */
  public static final int USUAL_STEADINESS = 4;

  /**
   * Effects on pictures.
   *
   * @param filter shades of one colour instead of the picture's own colours
   * @param rain whether characters rain over the picture
   */
  public record Effects(ColorFilter filter, boolean rain) {
    /** Pictures as they are. */
    public static final Effects NONE = new Effects(ColorFilter.NONE, false);

    /** Checks that there is a filter. */
    public Effects {
      Objects.requireNonNull(filter, "filter");
    }
  }

  /**
   * Pictures and names in their areas.
   *
   * @param stretched whether pictures fill their areas instead of keeping their shape
   * @param names whether participants' names stand in their pictures
   */
  public record Arrangement(boolean stretched, boolean names) {
    /** Pictures that keep their shape, with names. */
    public static final Arrangement USUAL = new Arrangement(false, true);
  }

  /** For viewers that cannot say what they want. */
  public static final Look ACIP =
      new Look(
          GlyphChoice.RAMP,
          SymbolSet.HALVES,
          USUAL_STEADINESS,
          Effects.NONE,
          Arrangement.USUAL,
          Dialect.ACIP);

  /** The look that programs of the extended dialect ask for by default. */
  public static final Look USUAL =
      new Look(
          GlyphChoice.SHAPE,
          SymbolSet.QUADRANTS,
          USUAL_STEADINESS,
          Effects.NONE,
          Arrangement.USUAL,
          Dialect.EXTENDED);

  /** Checks the range above. */
  public Look {
    Objects.requireNonNull(glyphs, "glyphs");
    Objects.requireNonNull(symbols, "symbols");
    Objects.requireNonNull(effects, "effects");
    Objects.requireNonNull(arrangement, "arrangement");
    Objects.requireNonNull(dialect, "dialect");
    if (steadiness < 0 || steadiness > MAX_STEADINESS) {
      throw new IllegalArgumentException(
          "steadiness must be 0 to " + MAX_STEADINESS + ", not " + steadiness);
    }
  }

  /** The filter that pictures are seen through. */
  public ColorFilter filter() {
    return effects.filter();
  }

  /** Returns whether characters rain over the picture. */
  public boolean rain() {
    return effects.rain();
  }

  /** Returns whether pictures fill their areas instead of keeping their shape. */
  public boolean stretched() {
    return arrangement.stretched();
  }

  /** Returns whether participants' names stand in their pictures. */
  public boolean names() {
    return arrangement.names();
  }

  /** Returns whether the same picture looks different a moment later. */
  public boolean moves() {
    return rain() || filter().moves();
  }

  /** The same with another choice of characters. */
  public Look withGlyphs(GlyphChoice other) {
    return new Look(other, symbols, steadiness, effects, arrangement, dialect);
  }

  /** The same on a terminal with other block characters. */
  public Look withSymbols(SymbolSet other) {
    return new Look(glyphs, other, steadiness, effects, arrangement, dialect);
  }

  /** The same with another steadiness. */
  public Look withSteadiness(int other) {
    return new Look(glyphs, symbols, other, effects, arrangement, dialect);
  }

  /** The same through another filter. */
  public Look withFilter(ColorFilter other) {
    return withEffects(new Effects(other, rain()));
  }

  /** The same with or without rain. */
  public Look withRain(boolean rains) {
    return withEffects(new Effects(filter(), rains));
  }

  private Look withEffects(Effects other) {
    return new Look(glyphs, symbols, steadiness, other, arrangement, dialect);
  }

  /** The same stretched or not. */
  public Look withStretched(boolean fills) {
    return withArrangement(new Arrangement(fills, names()));
  }

  /** The same with or without names. */
  public Look withNames(boolean shown) {
    return withArrangement(new Arrangement(stretched(), shown));
  }

  private Look withArrangement(Arrangement other) {
    return new Look(glyphs, symbols, steadiness, effects, other, dialect);
  }

  /** The same for a program of another dialect. */
  public Look withDialect(Dialect other) {
    return new Look(glyphs, symbols, steadiness, effects, arrangement, other);
  }
}
