package io.asciichat.core.render;

import java.nio.charset.StandardCharsets;

/**
 * A palette ready for drawing: for each luminance 0 to 255 the UTF-8 bytes of its character, packed
 * into an {@code int} (first byte lowest) so that one store writes them. Immutable.
 */
final class Ramp {
  /** The packed form of a space, which shows no foreground colour. */
  static final int SPACE = ' ';

  private static final int LEVELS = 256;

  private final int[] glyphs = new int[LEVELS];
  private final byte[] lengths = new byte[LEVELS];
  private final int longest;

  private Ramp(int[] characters, boolean coarse) {
    int most = 1;
    for (int luminance = 0; luminance < LEVELS; luminance++) {
      byte[] utf8 =
          Character.toString(characters[index(luminance, characters.length, coarse)])
              .getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < utf8.length; i++) {
        glyphs[luminance] |= (utf8[i] & 0xff) << i * Byte.SIZE;
      }
      lengths[luminance] = (byte) utf8.length;
      most = Math.max(most, utf8.length);
    }
    this.longest = most;
  }

  /**
   * The palette a viewer asked for; the standard one when its terminal cannot show that, or when a
   * custom one holds characters that do not take exactly one column (they would break the picture,
   * or smuggle in escapes).
   *
   * @param coarse whether to use ACIP's short index map, as C servers do without colour and with
   *     sixteen
   */
  static Ramp of(ViewerProfile profile, boolean coarse) {
    String wanted =
        profile.palette() == PaletteType.CUSTOM
            ? profile.customCharacters()
            : profile.palette().characters();
    boolean shown = profile.utf8() || wanted.chars().allMatch(c -> c < 0x80);
    String characters =
        shown && DisplayWidth.isSingleThroughout(wanted)
            ? wanted
            : PaletteType.STANDARD.characters();
    return new Ramp(characters.codePoints().toArray(), coarse);
  }

  /** ACIP's two maps from luminance to palette position. */
  static int index(int luminance, int characters, boolean coarse) {
    return coarse
        ? ((luminance >> 2) * (characters - 1) + 31) / 63
        : (luminance * (characters - 1) + 127) / 255;
  }

  /**
   * Luminance 0 to 255 of {@code 0xRRGGBB}: ACIP's integer form of the BT.601 weights 0.299, 0.587
   * and 0.114.
   */
  static int luminance(int rgb) {
    return 77 * (rgb >> 16 & 0xff) + 150 * (rgb >> 8 & 0xff) + 29 * (rgb & 0xff) + 128 >> 8;
  }

  /** Packed UTF-8 for each luminance. Not to be written. */
  int[] glyphs() {
    return glyphs;
  }

  /** How many bytes of each packed glyph count, 1 to 4. Not to be written. */
  byte[] lengths() {
    return lengths;
  }

  /** The largest of the lengths. */
  int longest() {
    return longest;
  }
}
