package io.asciichat.cli.terminal;

/**
 * Colour changes that stand before cells which are left out: of many the last ones count, and only
 * when a cell follows that is not. Not thread-safe.
 */
final class SkippedStyles {
  private static final int NONE = -1;

  private byte[] text = {};
  private boolean reset;

  /** Where the sequences begin and end that set the colours which hold now. */
  private int foreground = NONE;

  private int foregroundStop;
  private int background = NONE;
  private int backgroundStop;

  /** Begins with another text, without any style. */
  void begin(byte[] newText) {
    text = newText;
    clear();
  }

  private void clear() {
    reset = false;
    foreground = NONE;
    background = NONE;
  }

  /** All styles end. */
  void reset() {
    clear();
    reset = true;
  }

  /**
   * Takes a sequence ({@code ESC [ … m}) that {@link io.asciichat.core.text.FramePieces} has let
   * pass.
   *
   * @return false when it does more than setting colours: then it cannot be left out
   */
  boolean add(int start, int stop) {
    int at = start + 2;
    int last = stop - 1;
    while (at <= last) {
      int value = 0;
      while (at < last && text[at] >= '0' && text[at] <= '9') {
        value = value * 10 + text[at++] - '0';
      }
      if (value == 0) {
        reset();
      } else if (isForeground(value)) {
        foreground = start;
        foregroundStop = stop;
      } else if (isBackground(value)) {
        background = start;
        backgroundStop = stop;
      } else {
        return false;
      }
      at = value == 38 || value == 48 ? afterColor(at, last) : at + 1;
    }
    return true;
  }

  /** The index of the number behind a colour: {@code 5;n}, {@code 2;r;g;b}, or with colons. */
  private int afterColor(int from, int last) {
    int separator = text[from];
    int at = from + 1;
    int fields = separator == ':' ? Integer.MAX_VALUE : text[at] == '5' ? 2 : 4;
    while (at < last && fields > 0) {
      boolean between = text[at] == ';';
      fields -= between ? 1 : 0;
      at++;
      if (between && (separator == ':' || fields == 0)) {
        return at;
      }
    }
    return last + 1;
  }

  private static boolean isForeground(int value) {
    return value >= 30 && value <= 39 || value >= 90 && value <= 97;
  }

  private static boolean isBackground(int value) {
    return value >= 40 && value <= 49 || value >= 100 && value <= 107;
  }

  /**
   * Writes what counts of them, and forgets them.
   *
   * @param plain what ends all styles
   */
  void write(byte[] plain, OutputBuffer out) {
    if (reset) {
      out.put(plain);
    }
    boolean foregroundFirst = foreground < background;
    if (foregroundFirst) {
      put(foreground, foregroundStop, out);
    }
    put(background, backgroundStop, out);
    if (!foregroundFirst && foreground != background) {
      put(foreground, foregroundStop, out);
    }
    clear();
  }

  private void put(int start, int stop, OutputBuffer out) {
    if (start != NONE) {
      out.put(text, start, stop - start);
    }
  }
}
