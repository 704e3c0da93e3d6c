package io.asciichat.core.render;

/**
 * A palette ready for drawing: for each luminance 0 to 255 the UTF-8 bytes of its character, packed
 * into an {@code int} (first byte lowest) so that one store writes them. Immutable.
 */
final class Ramp {
  private static final int LEVELS = 256;

  private final int[] glyphs = new int[LEVELS];
  private final int longest;

  private Ramp(int[] characters, boolean coarse) {
    int most = 1;
    for (int luminance = 0; luminance < LEVELS; luminance++) {
      glyphs[luminance] = Output.packGlyph(characters[index(luminance, characters.length, coarse)]);
      most = Math.max(most, Output.length(glyphs[luminance]));
    }
    this.longest = most;
  }

  /**
   * The palette a viewer asked for.
   *
   * @param coarse whether to use ACIP's short index map, as C servers do without colour and with
   *     sixteen
   */
  static Ramp of(ViewerProfile profile, boolean coarse) {
    return new Ramp(charactersOf(profile).codePoints().toArray(), coarse);
  }

  /**
   * The characters of the palette a viewer asked for; of the standard one when its terminal cannot
   * show that, or when a custom one holds characters that do not take exactly one column (they
   * would break the picture, or smuggle in escapes).
   */
  static String charactersOf(ViewerProfile profile) {
    String wanted =
        profile.palette() == PaletteType.CUSTOM
            ? profile.customCharacters()
            : profile.palette().characters();
    boolean shown = profile.utf8() || wanted.chars().allMatch(c -> c < 0x80);
    return shown && DisplayWidth.isSingleThroughout(wanted)
        ? wanted
        : PaletteType.STANDARD.characters();
  }

  /** ACIP's two maps from luminance to palette position. */
  static int index(int luminance, int characters, boolean coarse) {
    return coarse
        ? ((luminance >> 2) * (characters - 1) + 31) / 63
        : (luminance * (characters - 1) + 127) / 255;
  }

  /** Packed UTF-8 for each luminance. Not to be written. */
  int[] glyphs() {
    return glyphs;
  }

  /** Bytes of the longest character. */
  int longest() {
    return longest;
  }
}
