package io.asciichat.cli.terminal;

import java.nio.charset.StandardCharsets;

/**
 * The colours and attributes that hold in a frame's text, on a ground that is painted: it follows
 * the text's changes and writes them out with the paint in place of the terminal's own colours.
 * Changes are those that {@link io.asciichat.core.text.FramePieces} lets pass, so they are
 * complete. Allocates nothing per frame. Not thread-safe.
 */
final class FrameStyle {
  /** Attributes of SGR that a frame may switch on: {@code 1 << number}. */
  private static final int SWITCHES = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 7 | 1 << 9 | 1 << 21;

  private static final int HIGHEST_SWITCH = 21;
  private static final int REVERSE = 1 << 7;

  private final byte[] ink;
  private final byte[] ground;
  private final boolean reversed;

  private byte[] text = new byte[0];
  private int switched;

  // Where the numbers of the colours that hold are in the text; an empty range is the paint's.
  private int inkStart;
  private int inkStop;
  private int groundStart;
  private int groundStop;

  FrameStyle(Paint paint) {
    this.ink = paint.ink().getBytes(StandardCharsets.US_ASCII);
    this.ground = paint.ground().getBytes(StandardCharsets.US_ASCII);
    this.reversed = paint.reversed();
  }

  /** Begins with a text, without colours. */
  void begin(byte[] newText) {
    text = newText;
    reset();
  }

  /** Ends all colours and attributes. */
  void reset() {
    switched = 0;
    inkStart = 0;
    inkStop = 0;
    groundStart = 0;
    groundStop = 0;
  }

  /**
   * Follows one change.
   *
   * @param start index of its ESC
   * @param stop index behind its {@code m}
   * @return whether it may be sent as it stands; else {@link #write} is to be sent in its place,
   *     because it falls back on the terminal's own colours
   */
  boolean follow(int start, int stop) {
    boolean harmless = true;
    int end = stop - 1;
    int at = start + 2;
    while (at <= end) {
      int first = at;
      int number = 0;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        number = number * 10 + text[at++] - '0';
      }
      if (number == 38 || number == 48) {
        at = afterColor(at, end);
        color(number, first, at);
      } else {
        harmless &= attribute(number, first, at);
      }
      at++;
    }
    return harmless;
  }

  /** Index behind the colour whose first number ends here. */
  private int afterColor(int from, int end) {
    if (text[from] == ':') {
      return afterNumber(from, end);
    }
    int kindStop = afterNumber(from + 1, end);
    int at = kindStop;
    int components = text[from + 1] == '5' ? 1 : 3;
    for (int i = 0; i < components; i++) {
      at = afterNumber(at + 1, end);
    }
    return at;
  }

  private int afterNumber(int from, int end) {
    int at = from;
    while (at < end && text[at] != ';') {
      at++;
    }
    return at;
  }

  private boolean attribute(int number, int first, int stop) {
    switch (number) {
      case 0 -> reset();
      case 22 -> switched &= ~(1 << 1 | 1 << 2);
      case 24 -> switched &= ~(1 << 4 | 1 << 21);
      case 23, 27, 29 -> switched &= ~(1 << number - 20);
      case 25, 28 -> {
        // Nothing that could be on.
      }
      case 39 -> color(38, 0, 0);
      case 49 -> color(48, 0, 0);
      default -> {
        if (number >= 30) {
          boolean isGround = number >= 40 && number <= 47 || number >= 100;
          color(isGround ? 48 : 38, first, stop);
          return true;
        }
        switched |= 1 << Math.min(number, HIGHEST_SWITCH) & SWITCHES;
        return number != 7 || !reversed;
      }
    }
    return number >= 22 && number <= 29 && (number != 27 || !reversed);
  }

  private void color(int which, int start, int stop) {
    if (which == 38) {
      inkStart = start;
      inkStop = stop;
    } else {
      groundStart = start;
      groundStop = stop;
    }
  }

  /** Writes all that holds now, whatever held before. */
  void write(OutputBuffer out) {
    out.put((char) 0x1b);
    out.put('[');
    out.put('0');
    int shown = reversed ? switched ^ REVERSE : switched;
    for (int number = 1; number <= HIGHEST_SWITCH; number++) {
      if ((shown & 1 << number) != 0) {
        out.put(';');
        if (number >= 10) {
          out.put((char) ('0' + number / 10));
        }
        out.put((char) ('0' + number % 10));
      }
    }
    numbers(inkStart, inkStop, ink, out);
    numbers(groundStart, groundStop, ground, out);
    out.put('m');
  }

  private void numbers(int start, int stop, byte[] paint, OutputBuffer out) {
    if (start == stop && paint.length == 0) {
      return;
    }
    out.put(';');
    if (start == stop) {
      out.put(paint);
    } else {
      out.put(text, start, stop - start);
    }
  }
}
