package io.asciichat.core.text;

import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.packet.PlainText;

/**
 * Reads the characters of a frame: where each one ends, how many columns it takes, and whether a
 * terminal may get it at all.
 */
public final class FrameCharacters {
  private FrameCharacters() {}

  /** Bytes of the well-formed UTF-8 character at a position, or 0 when there is none. */
  public static int length(byte[] bytes, int at, int end) {
    int first = bytes[at];
    if (first >= 0) {
      return 1;
    }
    first &= 0xff;
    int count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first >= 0xf5 || end - at < count) {
      return 0;
    }
    for (int i = 1; i < count; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xff;
    // The Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
    return switch (first) {
      case 0xe0 -> second >= 0xa0 ? count : 0;
      case 0xed -> second < 0xa0 ? count : 0;
      case 0xf0 -> second >= 0x90 ? count : 0;
      case 0xf4 -> second < 0x90 ? count : 0;
      default -> count;
    };
  }

  /**
   * The character at a position.
   *
   * @param count its length as told by {@link #length}
   */
  public static int codePoint(byte[] bytes, int at, int count) {
    if (count == 1) {
      return bytes[at];
    }
    int codePoint = bytes[at] & (0xff >> (count + 1));
    for (int i = 1; i < count; i++) {
      codePoint = codePoint << 6 | bytes[at + i] & 0x3f;
    }
    return codePoint;
  }

  /**
   * Columns of the character at a position.
   *
   * @param count its length as told by {@link #length}
   * @return as {@link #width(int)}
   */
  public static int width(byte[] bytes, int at, int count) {
    if (count == 1) {
      return bytes[at] >= 0x20 && bytes[at] != 0x7f ? 1 : -1;
    }
    return width(codePoint(bytes, at, count));
  }

  /**
   * Columns of a character.
   *
   * @return 0 for one that joins the character before it, -1 for one that must not reach a
   *     terminal: whatever is not {@linkplain PlainText#isPrintable printable}
   */
  public static int width(int codePoint) {
    if (isBlock(codePoint)) {
      return 1;
    }
    // Invisible ones too: direction marks turn rows around in terminals that obey them.
    if (!PlainText.isPrintable(codePoint)) {
      return -1;
    }
    // A private character, as fonts for programmers have, is one column wherever it is shown.
    return Math.abs(DisplayWidth.of(codePoint));
  }

  /** Columns of a text; what must not reach a terminal is shown as a space. */
  public static int columns(String text) {
    return text.codePoints().map(codePoint -> Math.abs(width(codePoint))).sum();
  }

  /**
   * What pictures are made of, so that they need no look at a table: box drawing, blocks and the
   * first geometric shapes; braille; octants; sextants; half-width katakana, which rain.
   */
  private static boolean isBlock(int codePoint) {
    return codePoint >= 0x2500 && codePoint < 0x25fd
        || codePoint >= 0x2800 && codePoint < 0x2900
        || codePoint >= 0xff61 && codePoint < 0xffa0
        || codePoint >= 0x1cd00 && codePoint < 0x1cde6
        || codePoint >= 0x1fb00 && codePoint < 0x1fb93;
  }
}
