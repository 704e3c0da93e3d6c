package io.asciichat.media.recording;

/** The one thing of JSON that a recording needs. */
final class Json {
  private static final String HEX = "0123456789abcdef";

  private Json() {}

  /**
   * A string as RFC 8259 wants it: quoted, with quotes, backslashes and control characters escaped.
   * A surrogate without its other half becomes U+FFFD, so that the file is valid UTF-8.
   */
  static String string(String text) {
    StringBuilder json = new StringBuilder(text.length() + text.length() / 4 + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      switch (codePoint) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        default -> {
          if (codePoint < 0x20 || codePoint == 0x7f) {
            json.append("\\u00")
                .append(HEX.charAt(codePoint >> 4))
                .append(HEX.charAt(codePoint & 15));
          } else {
            boolean lone =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            json.appendCodePoint(lone ? 0xfffd : codePoint);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
