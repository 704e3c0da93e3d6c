package io.asciichat.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.asciichat.core.packet.PlainText;
import io.asciichat.core.text.FrameCharacters;
import java.util.List;

/**
 * The lines over the picture: a status line on the last row, which may begin with a warning, and a
 * box of help in the middle. Immutable; the text is encoded once, so that drawing it with each
 * frame copies bytes only.
 */
final class Overlay {
  private static final byte[] NOTHING = {};

  static final Overlay EMPTY = new Overlay(StatusTopic.Line.EMPTY, List.of(), true);

  /** Columns of the status line that are blank, one at either end. */
  static final int MARGINS = 2;

  private final StatusTopic.Line status;
  private final List<String> help;
  private final List<byte[]> helpLines;
  private final byte[] warning;
  private final byte[] rest;

  private Overlay(StatusTopic.Line status, List<String> help, boolean utf8) {
    this.status = status;
    this.help = help;
    int width = help.stream().mapToInt(String::length).max().orElse(0);
    this.helpLines =
        help.stream()
            .map(line -> bytes(" " + line + " ".repeat(width - line.length() + 1), utf8))
            .toList();
    this.warning = status.warning().isEmpty() ? NOTHING : bytes(" " + status.warning() + " ", utf8);
    this.rest = status.rest().isEmpty() ? NOTHING : bytes(" " + status.rest() + " ", utf8);
  }

  Overlay withStatus(StatusTopic.Line line, boolean utf8) {
    return new Overlay(line, help, utf8);
  }

  Overlay withHelp(List<String> text, boolean utf8) {
    return new Overlay(status, text, utf8);
  }

  boolean showsHelp() {
    return !help.isEmpty();
  }

  /** The cells that it takes on a screen of this size. */
  Cover cover(int columns, int rows) {
    Cover cover = new Cover(columns, rows);
    int width = helpWidth(columns);
    for (int i = 0; i < helpHeight(rows); i++) {
      int left = (columns - width) / 2;
      cover.add(helpTop(rows) + i, left, left + width);
    }
    if (hasStatus(rows)) {
      int warned = columns(warning, columns);
      cover.add(rows - 1, 0, warned + columns(rest, columns - warned));
    }
    return cover;
  }

  /** Draws it and leaves plain colours behind. */
  void draw(int columns, int rows, Paint paint, OutputBuffer out) {
    int width = helpWidth(columns);
    for (int i = 0; i < helpHeight(rows); i++) {
      out.moveTo(helpTop(rows) + i + 1, (columns - width) / 2 + 1);
      text(helpLines.get(i), width, paint.reverse(), paint, out);
    }
    if (hasStatus(rows)) {
      out.moveTo(rows, 1);
      text(warning, columns, paint.warning(), paint, out);
      text(rest, columns - columns(warning, columns), paint.reverse(), paint, out);
    }
  }

  private int helpWidth(int columns) {
    return help.isEmpty() ? 0 : Math.min(helpLines.getFirst().length, columns);
  }

  private int helpHeight(int rows) {
    return Math.min(help.size(), rows);
  }

  private int helpTop(int rows) {
    return (rows - helpHeight(rows)) / 2;
  }

  /** Returns whether there is a status line and the help leaves the last row to it. */
  private boolean hasStatus(int rows) {
    return warning.length + rest.length > 0 && helpTop(rows) + helpHeight(rows) < rows;
  }

  private static void text(byte[] text, int width, byte[] colors, Paint paint, OutputBuffer out) {
    if (text.length > 0 && width > 0) {
      out.put(colors);
      out.put(text, 0, cut(text, width));
      out.put(paint.plain());
    }
  }

  /** Columns that a text takes where there are at most so many. */
  private static int columns(byte[] text, int most) {
    return FrameCharacters.columns(new String(text, 0, cut(text, most), UTF_8));
  }

  /** Bytes that take at most this many columns. */
  private static int cut(byte[] text, int columns) {
    int taken = 0;
    int end = 0;
    while (end < text.length) {
      int length = FrameCharacters.length(text, end, text.length);
      taken += FrameCharacters.width(text, end, length);
      if (taken > columns) {
        return end;
      }
      end += length;
    }
    return end;
  }

  /** Printable characters only, in well-formed UTF-8: a status may quote a peer. */
  private static byte[] bytes(String text, boolean utf8) {
    StringBuilder printable = new StringBuilder();
    (utf8 ? text : text.replace("…", "..."))
        .codePoints()
        .map(c -> PlainText.isPrintable(c) ? c : ' ')
        .map(c -> c < 0x80 || utf8 ? c : '?')
        .forEach(printable::appendCodePoint);
    return printable.toString().getBytes(UTF_8);
  }
}
