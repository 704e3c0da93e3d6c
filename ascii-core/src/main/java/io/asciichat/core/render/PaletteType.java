package io.asciichat.core.render;

/**
 * The character ramps of ACIP, from dark to bright. The constant's ordinal plus one is the value on
 * the wire (CLIENT_CAPABILITIES, palette_type; 0 there means unset).
 */
public enum PaletteType {
  STANDARD("   ...',;:clodxkO0KXNWM", false),
  BLOCKS("   ░░▒▒▓▓██", true),
  DIGITAL("   -=≡≣▰▱◼", true),
  MINIMAL("   .-+*#", false),
  COOL("   ▁▂▃▄▅▆▇█", true),
  /** Characters that the viewer chose; the ramp here is empty. */
  CUSTOM("", true);

  private final String characters;
  private final boolean needsUtf8;

  PaletteType(String characters, boolean needsUtf8) {
    this.characters = characters;
    this.needsUtf8 = needsUtf8;
  }

  /** The ramp from dark to bright, one code point a step; empty for {@link #CUSTOM}. */
  public String characters() {
    return characters;
  }

  /** Returns whether a terminal without UTF-8 cannot show it. */
  public boolean needsUtf8() {
    return needsUtf8;
  }

  /** The value on the wire, 1 to 6. */
  public int wireValue() {
    return ordinal() + 1;
  }
}
