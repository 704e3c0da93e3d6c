package io.asciichat.core.client;

/**
 * Checks that text from a server is a picture and nothing else. A terminal obeys escape sequences:
 * they can set its title, write to the clipboard, or answer as if typed. So only what pictures need
 * may pass: printable well-formed UTF-8, line feeds, colours ({@code ESC [ … m}) and repetition
 * ({@code ESC [ n b}).
 */
final class FrameGuard {
  private static final int ESCAPE = 0x1B;

  /** Digits and separators one sequence may have: room for two 24-bit colours and attributes. */
  private static final int LONGEST_SEQUENCE = 64;

  /** Digits a repetition count may have: no row is longer than 4096 columns. */
  private static final int LONGEST_COUNT = 4;

  private FrameGuard() {}

  /** Whether these bytes may be written to a terminal. Allocates nothing. */
  static boolean isHarmless(byte[] text, int offset, int length) {
    int end = offset + length;
    int i = offset;
    while (i < end) {
      int b = text[i] & 0xFF;
      int next;
      if (b == ESCAPE) {
        next = afterSequence(text, i, end);
      } else if (b < 0x80) {
        next = (b >= 0x20 && b != 0x7F) || b == '\n' ? i + 1 : -1;
      } else {
        next = afterMultibyte(text, i, end);
      }
      if (next < 0) {
        return false;
      }
      i = next;
    }
    return true;
  }

  private static int afterSequence(byte[] text, int start, int end) {
    if (start + 2 >= end || text[start + 1] != '[') {
      return -1;
    }
    int limit = Math.min(end, start + 2 + LONGEST_SEQUENCE);
    for (int i = start + 2; i < limit; i++) {
      int b = text[i];
      if (b >= '0' && b <= '9' || b == ';' || b == ':') {
        continue;
      }
      if (b == 'm') {
        return i + 1;
      }
      return b == 'b' && i - start - 2 <= LONGEST_COUNT ? i + 1 : -1;
    }
    return -1;
  }

  /**
   * Well-formed UTF-8 after RFC 3629, table 3-7 of the Unicode standard, without the C1 controls.
   */
  private static int afterMultibyte(byte[] text, int start, int end) {
    int lead = text[start] & 0xFF;
    int more;
    int lowest = 0x80;
    int highest = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      more = 1;
      lowest = lead == 0xC2 ? 0xA0 : 0x80;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      more = 2;
      lowest = lead == 0xE0 ? 0xA0 : 0x80;
      highest = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      more = 3;
      lowest = lead == 0xF0 ? 0x90 : 0x80;
      highest = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
      return -1;
    }
    if (start + more >= end) {
      return -1;
    }
    for (int i = 1; i <= more; i++) {
      int b = text[start + i] & 0xFF;
      if (b < lowest || b > highest) {
        return -1;
      }
      lowest = 0x80;
      highest = 0xBF;
    }
    return start + more + 1;
  }
}
