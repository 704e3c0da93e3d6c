package io.asciichat.cli.command.sound;

import io.asciichat.core.glyph.DisplayWidth;

/**
 * A participant's name as the status line shows it: as in pictures without characters that have no
 * column of their own.
 *
 * @param text fit to be shown
 * @param columns how many it takes
 */
public record ShownName(String text, int columns) {
  /** The name of a participant who has not said one. */
  private static final ShownName NAMELESS = new ShownName("guest", 5);

  /** The whole of a name. */
  public static ShownName of(String name, boolean utf8) {
    StringBuilder text = new StringBuilder();
    int columns = 0;
    for (int codePoint : name.codePoints().toArray()) {
      if (DisplayWidth.of(codePoint) > 0) {
        int shown = utf8 || codePoint < 0x80 ? codePoint : '?';
        text.appendCodePoint(shown);
        columns += DisplayWidth.of(shown);
      }
    }
    return columns == 0 ? NAMELESS : new ShownName(text.toString(), columns);
  }

  /** The same, or its beginning and a mark that there is more. */
  public ShownName cut(int most, boolean utf8) {
    if (columns <= most) {
      return this;
    }
    int taken = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      int width = DisplayWidth.of(codePoint);
      if (taken + width > most - 1) {
        break;
      }
      taken += width;
      end += Character.charCount(codePoint);
    }
    return new ShownName(text.substring(0, end) + (utf8 ? "…" : "."), taken + 1);
  }
}
