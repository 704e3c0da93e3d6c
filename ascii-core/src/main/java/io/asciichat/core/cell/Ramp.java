package io.asciichat.core.cell;

import io.asciichat.core.text.Output;

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
   * A palette from dark to bright.
   *
   * @param characters each of one column
   * @param coarse whether to use ACIP's short index map, as C servers do without colour and with
   *     sixteen
   */
  static Ramp of(String characters, boolean coarse) {
    return new Ramp(characters.codePoints().toArray(), coarse);
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
