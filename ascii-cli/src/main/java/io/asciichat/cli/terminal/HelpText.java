package io.asciichat.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** The keys, told in as much space as there is. */
final class HelpText {
  /** One line a key. */
  private static final List<String> FULL =
      List.of(
          "ascii-chat",
          "",
          "q, Ctrl+C  leave",
          "?          show or hide this",
          "Esc        hide this",
          "r          render mode",
          "c          colours",
          "p          palette",
          "g          characters by form",
          "f          colour filter",
          "x          matrix rain",
          "n          names",
          "m          mirror my picture",
          "a          mute my microphone",
          "space      freeze",
          "v          verify the server",
          "Ctrl+L     draw anew");

  /** What matters most comes first, because the last ones may find no place. */
  private static final List<String> SHORT =
      List.of(
          "q leave",
          "? keys",
          "space freeze",
          "a mute",
          "m mirror",
          "n names",
          "c colours",
          "x rain",
          "f filter",
          "g glyphs",
          "v verify",
          "p palette",
          "r render mode");

  /** A space on either side, so that the text stands off the picture. */
  private static final int MARGINS = 2;

  private HelpText() {}

  /** Lines for a terminal of this size; several keys a line where one each does not fit. */
  static List<String> fitting(int columns, int rows) {
    int widest = FULL.stream().mapToInt(String::length).max().orElse(0);
    // One row is left to the status line, which tells what a key does.
    if (rows > FULL.size() && columns >= widest + MARGINS) {
      return FULL;
    }
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String key : SHORT) {
      String longer = line.isEmpty() ? key : line + "  " + key;
      if (!line.isEmpty() && longer.length() + MARGINS > columns) {
        lines.add(line);
        longer = key;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }
}
