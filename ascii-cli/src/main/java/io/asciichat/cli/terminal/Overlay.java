package io.asciichat.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.asciichat.core.packet.PlainText;
import io.asciichat.core.text.FrameCharacters;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the picture: a status line on the last row, a box of help in the middle.
 * Immutable; the text is encoded once, so that drawing it with each frame copies bytes only.
 */
final class Overlay {
  static final Overlay EMPTY = new Overlay(null, List.of(), List.of());

  /** Columns of the status line that are blank, one at either end. */
  static final int MARGINS = 2;

  private final @Nullable String status;
  private final List<String> help;
  private final List<byte[]> lines;

  private Overlay(@Nullable String status, List<String> help, List<byte[]> lines) {
    this.status = status;
    this.help = help;
    this.lines = lines;
  }

  Overlay withStatus(@Nullable String line, boolean utf8) {
    return of(line == null || line.isBlank() ? null : line.strip(), help, utf8);
  }

  Overlay withHelp(List<String> text, boolean utf8) {
    return of(status, text, utf8);
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
      byte[] text = lines.getLast();
      int end = cut(text, columns);
      cover.add(rows - 1, 0, FrameCharacters.columns(new String(text, 0, end, UTF_8)));
    }
    return cover;
  }

  /** Draws it and leaves plain colours behind. */
  void draw(int columns, int rows, Paint paint, OutputBuffer out) {
    int width = helpWidth(columns);
    for (int i = 0; i < helpHeight(rows); i++) {
      line(helpTop(rows) + i + 1, (columns - width) / 2 + 1, lines.get(i), width, paint, out);
    }
    if (hasStatus(rows)) {
      line(rows, 1, lines.getLast(), columns, paint, out);
    }
  }

  private int helpWidth(int columns) {
    return help.isEmpty() ? 0 : Math.min(lines.getFirst().length, columns);
  }

  private int helpHeight(int rows) {
    return Math.min(help.size(), rows);
  }

  private int helpTop(int rows) {
    return (rows - helpHeight(rows)) / 2;
  }

  /** Returns whether there is a status line and the help leaves the last row to it. */
  private boolean hasStatus(int rows) {
    return status != null && helpTop(rows) + helpHeight(rows) < rows;
  }

  private static void line(
      int row, int column, byte[] text, int width, Paint paint, OutputBuffer out) {
    out.moveTo(row, column);
    out.put(paint.reverse());
    out.put(text, 0, cut(text, width));
    out.put(paint.plain());
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

  private static Overlay of(@Nullable String status, List<String> help, boolean utf8) {
    int width = help.stream().mapToInt(String::length).max().orElse(0);
    List<byte[]> lines =
        IntStream.range(0, help.size() + (status == null ? 0 : 1))
            .mapToObj(
                i ->
                    i < help.size()
                        ? bytes(
                            " " + help.get(i) + " ".repeat(width - help.get(i).length() + 1), utf8)
                        : bytes(" " + status + " ", utf8))
            .toList();
    return new Overlay(status, help, lines);
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
