package io.asciichat.media.picture;

/**
 * The colours that the next character gets, changed by SGR sequences (ECMA-48 8.3.117, with xterm's
 * 256 colours and ISO 8613-6's direct colours). Of the other attributes only reverse counts.
 */
final class CellStyle {
  private final Theme theme;
  private final int[] numbers = new int[32];
  private int count;
  private int foreground;
  private int background;
  private boolean reverse;

  CellStyle(Theme theme) {
    this.theme = theme;
    reset();
  }

  int foreground() {
    return reverse ? background : foreground;
  }

  int background() {
    return reverse ? foreground : background;
  }

  /** Takes a complete sequence; what it does not know, it leaves out. */
  void apply(byte[] text, int from, int to) {
    if (!read(text, from + 2, to - 1)) {
      return;
    }
    for (int i = 0; i < count; ) {
      i += apply(i);
    }
  }

  /**
   * Reads numbers separated by semicolons or colons; an empty one is 0. A direct colour's space,
   * which can only stand between colons, is left out.
   */
  private boolean read(byte[] text, int from, int to) {
    count = 1;
    numbers[0] = 0;
    int colons = 0;
    for (int i = from; i < to; i++) {
      if (text[i] == ':' || text[i] == ';') {
        colons = text[i] == ':' ? colons + 1 : 0;
        if (count == numbers.length) {
          return false;
        }
        if (colons == 5) {
          System.arraycopy(numbers, count - 2, numbers, count - 3, 2);
          count--;
        }
        numbers[count++] = 0;
      } else {
        numbers[count - 1] = Math.min(numbers[count - 1] * 10 + text[i] - '0', 1000);
      }
    }
    return true;
  }

  /** Applies what begins at a number; returns how many numbers that took. */
  private int apply(int at) {
    int number = numbers[at];
    if (number == 38 || number == 48) {
      return extended(at, number == 38);
    }
    if (number == 0) {
      reset();
    } else if (number == 7 || number == 27) {
      reverse = number == 7;
    } else if (number == 39) {
      foreground = theme.foreground();
    } else if (number == 49) {
      background = theme.background();
    } else if (number >= 30 && number <= 37) {
      foreground = theme.color(number - 30);
    } else if (number >= 90 && number <= 97) {
      foreground = theme.color(number - 90 + 8);
    } else if (number >= 40 && number <= 47) {
      background = theme.color(number - 40);
    } else if (number >= 100 && number <= 107) {
      background = theme.color(number - 100 + 8);
    }
    return 1;
  }

  private int extended(int at, boolean ofCharacter) {
    int left = count - at;
    if (left >= 3 && numbers[at + 1] == 5) {
      if (numbers[at + 2] < 256) {
        set(theme.color(numbers[at + 2]), ofCharacter);
      }
      return 3;
    }
    if (left >= 5 && numbers[at + 1] == 2) {
      int red = numbers[at + 2];
      int green = numbers[at + 3];
      int blue = numbers[at + 4];
      if (Math.max(red, Math.max(green, blue)) < 256) {
        set(red << 16 | green << 8 | blue, ofCharacter);
      }
      return 5;
    }
    return left;
  }

  private void set(int color, boolean ofCharacter) {
    if (ofCharacter) {
      foreground = color;
    } else {
      background = color;
    }
  }

  private void reset() {
    foreground = theme.foreground();
    background = theme.background();
    reverse = false;
  }
}
