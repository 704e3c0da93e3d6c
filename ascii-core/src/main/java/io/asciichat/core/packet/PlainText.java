package io.asciichat.core.packet;

/**
 * Makes text from the network harmless before it is shown or logged. Escape sequences could take
 * over a terminal, line breaks could forge log lines, and direction marks could make a name read as
 * another one.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * The text without characters that are not {@linkplain #isPrintable printable}; line breaks and
   * tabs become one space each.
   *
   * @param text anything
   * @param maxCodePoints where the result is cut, counted in code points
   */
  public static String of(String text, int maxCodePoints) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), maxCodePoints));
    int kept = 0;
    for (int i = 0; i < text.length() && kept < maxCodePoints; ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      int shown = codePoint == '\n' || codePoint == '\t' ? ' ' : codePoint;
      if (isPrintable(shown)) {
        plain.appendCodePoint(shown);
        kept++;
      }
    }
    return plain.toString();
  }

  /**
   * Whether a terminal shows this code point as a character and does nothing else with it: not a
   * control character (C0, DEL, C1), not an invisible format character (all bidirectional marks
   * are), not a line or paragraph separator, and assigned by Unicode.
   */
  public static boolean isPrintable(int codePoint) {
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
