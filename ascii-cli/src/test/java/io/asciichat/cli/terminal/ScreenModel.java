package io.asciichat.cli.terminal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal makes of the bytes it gets: cursor movement, erasing, repeating, wrapping,
 * scrolling, private modes. Colours are read over. Anything else fails the test.
 */
final class ScreenModel {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)([0-9;:]*)([A-Za-z])");

  final Set<Integer> modes = new HashSet<>(Set.of(7, 25));
  int scrolled;
  private final int columns;
  private final int rows;
  private final char[][] cells;
  private int row;
  private int column;
  private boolean wrapPending;
  private char printed;

  ScreenModel(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new char[rows][columns];
    erase(' ');
  }

  ScreenModel resized(int newColumns, int newRows) {
    ScreenModel other = new ScreenModel(newColumns, newRows);
    other.erase('#');
    other.modes.clear();
    other.modes.addAll(modes);
    return other;
  }

  void accept(String text) {
    int i = 0;
    Matcher sequence = SEQUENCE.matcher(text);
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == 0x1b) {
        if (!sequence.find(i) || sequence.start() != i) {
          throw new AssertionError("not a known sequence at " + i + ": " + text);
        }
        obey(sequence.group(1), sequence.group(2), sequence.group(3).charAt(0));
        i = sequence.end();
      } else {
        print(c);
        i++;
      }
    }
  }

  String row(int index) {
    return new String(cells[index]).stripTrailing();
  }

  String text() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      all.append(row(i)).append('\n');
    }
    return all.toString();
  }

  private void obey(String mark, String parameters, char last) {
    switch (last) {
      case 'h' -> modes.add(Integer.valueOf(parameters));
      case 'l' -> modes.remove(Integer.valueOf(parameters));
      case 'H' -> {
        String[] place = parameters.isEmpty() ? new String[] {"1", "1"} : parameters.split(";");
        row = Math.min(Integer.parseInt(place[0]), rows) - 1;
        column = Math.min(Integer.parseInt(place[1]), columns) - 1;
        wrapPending = false;
      }
      case 'J' -> erase(' ');
      case 'K' -> Arrays.fill(cells[row], column, columns, ' ');
      case 'b' -> {
        for (int i = Integer.parseInt(parameters); i > 0; i--) {
          print(printed);
        }
      }
      case 'm' -> {
        // Colours.
      }
      default -> throw new AssertionError("unexpected sequence " + mark + parameters + last);
    }
  }

  private void print(char c) {
    if (c == '\n' || c == '\r' || c < ' ') {
      throw new AssertionError("control character " + (int) c);
    }
    if (wrapPending && modes.contains(7)) {
      column = 0;
      if (++row == rows) {
        scrolled++;
        row--;
      }
    }
    wrapPending = false;
    printed = c;
    cells[row][column] = c;
    if (column == columns - 1) {
      wrapPending = true;
    } else {
      column++;
    }
  }

  private void erase(char with) {
    for (char[] line : cells) {
      Arrays.fill(line, with);
    }
  }
}
