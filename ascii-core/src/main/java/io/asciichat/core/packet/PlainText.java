package io.asciichat.core.packet;

import io.asciichat.core.glyph.DisplayWidth;

/**
 * Makes text from the network harmless before it is shown or logged. Escape sequences could take
 * over a terminal, line breaks could forge log lines, and direction marks could make a name read as
 * another one.
 */
public final class PlainText {
  private static final int TEXT_FORM = 0xfe0e;
  private static final int PICTURE_FORM = 0xfe0f;

  private PlainText() {}

  /**
   * The text without characters that are not {@linkplain #isPrintable printable}; line breaks and
   * tabs become one space each. Marks have something to stand on, and there are at most {@link
   * DisplayWidth#MAX_MARKS} on one character: more of them would smear over the lines around.
   *
   * @param text anything
   * @param maxCodePoints where the result is cut, counted in code points
   */
  public static String of(String text, int maxCodePoints) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), maxCodePoints));
    int kept = 0;
    int marks = DisplayWidth.MAX_MARKS;
    for (int i = 0; i < text.length() && kept < maxCodePoints; ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      int shown = codePoint == '\n' || codePoint == '\t' ? ' ' : codePoint;
      if (isPrintable(shown)) {
        marks = DisplayWidth.isMark(shown) ? marks + 1 : 0;
        if (marks <= DisplayWidth.MAX_MARKS) {
          plain.appendCodePoint(shown);
          kept++;
        }
      }
    }
    return plain.toString();
  }

  /**
   * Returns whether a terminal shows this code point as a character and does nothing else with it:
   * not a control character (C0, DEL, C1), not an invisible character (all bidirectional marks are,
   * and tags, fillers and joiners; but not the two variation selectors that choose between a sign's
   * forms as text and as a picture), not a line or paragraph separator, and assigned by Unicode.
   */
  public static boolean isPrintable(int codePoint) {
    if (DisplayWidth.isInvisible(codePoint)) {
      return codePoint == TEXT_FORM || codePoint == PICTURE_FORM;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
