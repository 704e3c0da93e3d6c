package io.asciichat.core.color;

/** The number of colours that a terminal shows, from none to all. */
public enum ColorLevel {
  /** Characters only. */
  NONE(0),
  /**
   * The eight ANSI colours that every terminal with colours has. ACIP does not know the level, so
   * it is announced as {@link #SIXTEEN}; between programs of the extended dialect the wishes tell
   * it.
   */
  EIGHT(1),
  /** The sixteen ANSI colours. */
  SIXTEEN(1),
  /** The 256-colour palette. */
  COLORS_256(2),
  /** 24-bit colour. */
  TRUECOLOR(3);

  private final int wireValue;

  ColorLevel(int wireValue) {
    this.wireValue = wireValue;
  }

  /** The value on the wire (CLIENT_CAPABILITIES, color_level), 0 to 3. */
  public int wireValue() {
    return wireValue;
  }

  /** The level that ACIP knows and that has the same value on the wire. */
  public ColorLevel announced() {
    return this == EIGHT ? SIXTEEN : this;
  }

  /**
   * The level with fewer colours to draw with where a frame gets too long.
   *
   * @return the next level whose text is clearly shorter; {@link #NONE} of itself
   */
  public ColorLevel shorter() {
    return switch (this) {
      case TRUECOLOR -> COLORS_256;
      case COLORS_256 -> SIXTEEN;
      case SIXTEEN, EIGHT, NONE -> NONE;
    };
  }
}
