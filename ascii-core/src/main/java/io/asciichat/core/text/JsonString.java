package io.asciichat.core.text;

/** Strings of JSON (RFC 8259), for recordings, logs and figures. */
public final class JsonString {
  private static final String HEX = "0123456789abcdef";

  private JsonString() {}

  /** Returns the text quoted and escaped, as {@link #append} writes it. */
  public static String of(String text) {
    StringBuilder json = new StringBuilder(text.length() + text.length() / 4 + 2);
    append(text, json);
    return json.toString();
  }

  /**
   * Appends the text quoted, with quotes, backslashes and all that is not seen escaped: control
   * characters (C0, DEL, C1), formats such as direction marks, and separators of lines. So the
   * result is one line that no terminal obeys. A surrogate without its other half becomes U+FFFD,
   * so that the result is valid UTF-8.
   */
  public static void append(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      switch (codePoint) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> appendOther(codePoint, json);
      }
    }
    json.append('"');
  }

  private static void appendOther(int codePoint, StringBuilder json) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> {
        for (char unit : Character.toChars(codePoint)) {
          escape(unit, json);
        }
      }
      case Character.SURROGATE -> json.append('\ufffd');
      default -> json.appendCodePoint(codePoint);
    }
  }

  private static void escape(char unit, StringBuilder json) {
    json.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      json.append(HEX.charAt(unit >> shift & 15));
    }
  }
}
