package io.asciichat.core.text;

/**
 * The colour changes that a frame may hold: SGR (ECMA-48 8.3.117) with xterm's 256 colours and ISO
 * 8613-6's direct colours, each after a semicolon or a colon. Of the other attributes those that
 * leave text readable may pass; blinking (5, 6), concealed (8), other fonts and whatever later
 * terminals may know may not.
 *
 * <p>The grammar is narrower than what terminals take: an incomplete or out-of-range colour is read
 * differently by each of them, and what one takes for a colour's number another takes for the
 * attribute of that number.
 */
final class Sgr {
  /** Not for a terminal. */
  static final int REFUSED = 0;

  /** Colours or attributes hold from here on. */
  static final int STYLED = 1;

  /** None holds any more. */
  static final int PLAIN = 2;

  /** Numbers in one sequence: what terminals take at least (the Linux console has 16 places). */
  private static final int MAX_NUMBERS = 16;

  /** Digits of one number: more could overflow into another one. */
  private static final int MAX_DIGITS = 3;

  private static final int MAX_COMPONENT = 255;

  /** What the next number means: an attribute. */
  private static final int ATTRIBUTE = 0;

  /** The kind of colour: 5 or 2. Else that many colour components follow. */
  private static final int KIND = -1;

  private static final int BROKEN = -2;

  private Sgr() {}

  /**
   * Judges a sequence.
   *
   * @param from index of the first byte after {@code ESC [}
   * @param to index of the {@code m}; between them are digits, semicolons and colons
   */
  static int judge(byte[] text, int from, int to) {
    int expected = ATTRIBUTE;
    boolean plain = false;
    int numbers = 0;
    int i = from;
    while (true) {
      int value = 0;
      int start = i;
      while (i < to && text[i] != ';' && text[i] != ':') {
        value = value * 10 + text[i] - '0';
        if (++i - start > MAX_DIGITS) {
          return REFUSED;
        }
      }
      boolean empty = i == start;
      if (++numbers > MAX_NUMBERS) {
        return REFUSED;
      }
      if (i < to && text[i] == ':') {
        if (expected != ATTRIBUTE || value != 38 && value != 48) {
          return REFUSED;
        }
        i = afterColonColor(text, i + 1, to);
        if (i < 0) {
          return REFUSED;
        }
        plain = false;
      } else {
        plain = expected == ATTRIBUTE && value == 0;
        expected = next(expected, value, empty);
        if (expected == BROKEN) {
          return REFUSED;
        }
      }
      if (i >= to) {
        return expected != ATTRIBUTE ? REFUSED : plain ? PLAIN : STYLED;
      }
      i++;
    }
  }

  private static int next(int expected, int value, boolean empty) {
    if (expected == ATTRIBUTE) {
      return value == 38 || value == 48 ? KIND : isAttribute(value) ? ATTRIBUTE : BROKEN;
    }
    if (empty || value > MAX_COMPONENT) {
      return BROKEN;
    }
    if (expected == KIND) {
      return value == 5 ? 1 : value == 2 ? 3 : BROKEN;
    }
    return expected - 1;
  }

  private static boolean isAttribute(int value) {
    return value <= 4
        || value == 7
        || value == 9
        || value >= 21 && value <= 25
        || value >= 27 && value <= 29
        || value >= 30 && value <= 37
        || value == 39
        || value >= 40 && value <= 47
        || value == 49
        || value >= 90 && value <= 97
        || value >= 100 && value <= 107;
  }

  /**
   * Reads {@code 5:n}, {@code 2:r:g:b} or {@code 2:space:r:g:b}, the space being empty or a number.
   *
   * @return index of the semicolon or end behind it, or -1
   */
  private static int afterColonColor(byte[] text, int from, int to) {
    int kind = 0;
    int fields = 0;
    int firstEmpty = -1;
    int i = from;
    while (true) {
      int value = 0;
      int start = i;
      while (i < to && text[i] != ';' && text[i] != ':') {
        value = value * 10 + text[i] - '0';
        if (++i - start > MAX_DIGITS) {
          return -1;
        }
      }
      if (value > MAX_COMPONENT) {
        return -1;
      }
      if (fields == 0) {
        kind = value;
      } else if (i == start) {
        if (firstEmpty >= 0) {
          return -1;
        }
        firstEmpty = fields;
      }
      fields++;
      if (i >= to || text[i] == ';') {
        boolean direct = kind == 2 && (fields == 4 && firstEmpty < 0 || fields == 5);
        boolean indexed = kind == 5 && fields == 2 && firstEmpty < 0;
        return indexed || direct && firstEmpty <= 1 ? i : -1;
      }
      i++;
    }
  }
}
