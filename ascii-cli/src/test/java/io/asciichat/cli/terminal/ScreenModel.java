package io.asciichat.cli.terminal;

import io.asciichat.core.glyph.DisplayWidth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal makes of the bytes it gets: cursor movement, erasing, repeating, wrapping,
 * scrolling, private modes, and the style each cell is written in. Anything else fails the test.
 */
final class ScreenModel {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)([0-9;:]*)([A-Za-z])");

  /** Stands in the second cell of a wide character. */
  private static final char RIGHT_HALF = 0;

  final Set<Integer> modes = new HashSet<>(Set.of(7, 25));
  int scrolled;
  private final int columns;
  private final int rows;
  private final char[][] cells;

  /** The colours and attributes of each cell, as the parameters that have set them. */
  private final String[][] styles;

  private final Style style = new Style();

  /** Called after each character or sequence: no other prefix of the bytes changes anything. */
  Runnable afterEach = () -> {};

  private int row;
  private int column;
  private boolean wrapPending;
  private char printed;

  ScreenModel(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new char[rows][columns];
    this.styles = new String[rows][columns];
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
      afterEach.run();
    }
  }

  /** The character of a cell and how it is drawn; spaces show no foreground. */
  String cell(int atRow, int atColumn) {
    return cells[atRow][atColumn] + " " + styles[atRow][atColumn];
  }

  /** All cells, each with its style. */
  String styledText() {
    StringBuilder all = new StringBuilder();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        all.append(cell(y, x)).append('|');
      }
      all.append('\n');
    }
    return all.toString();
  }

  String row(int index) {
    return new String(cells[index]).replace(String.valueOf(RIGHT_HALF), "").stripTrailing();
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
      case 'K' -> {
        halve(column);
        Arrays.fill(cells[row], column, columns, ' ');
        Arrays.fill(styles[row], column, columns, style.of(' '));
      }
      case 'b' -> {
        for (int i = Integer.parseInt(parameters); i > 0; i--) {
          print(printed);
        }
      }
      case 'm' -> style.set(parameters);
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
    int width = Math.abs(DisplayWidth.of(c)); // half of a pair of surrogates: one cell
    if (width == 0) {
      return;
    }
    halve(column);
    halve(column + width);
    if (width == 2) {
      cells[row][column + 1] = RIGHT_HALF;
      styles[row][column + 1] = style.of(c);
    }
    cells[row][column] = c;
    styles[row][column] = style.of(c);
    column += width - 1;
    if (column == columns - 1) {
      wrapPending = true;
    } else {
      column++;
    }
  }

  /** Of a wide character that is cut before a column, the left half is blank; so is the right. */
  private void halve(int before) {
    if (before < columns && cells[row][before] == RIGHT_HALF) {
      for (int i = before - 1; i <= before; i++) {
        cells[row][i] = ' ';
        String was = styles[row][i];
        styles[row][i] = was.contains("+") ? was : was.substring(was.indexOf('/'));
      }
    }
  }

  private void erase(char with) {
    for (char[] line : cells) {
      Arrays.fill(line, with);
    }
    for (String[] line : styles) {
      Arrays.fill(line, style.of(' '));
    }
  }

  /** What SGR sequences have set. */
  private static final class Style {
    private static final Pattern PARAMETER =
        Pattern.compile("[34]8;5;\\d+|[34]8;2;\\d+;\\d+;\\d+|[34]8:[0-9:]+|\\d*");

    private String foreground = "";
    private String background = "";
    private final Set<Integer> attributes = new TreeSet<>();

    String of(char c) {
      String ink = c == ' ' && attributes.isEmpty() ? "" : foreground;
      return ink + "/" + background + (attributes.isEmpty() ? "" : "+" + attributes);
    }

    void set(String parameters) {
      Matcher each = PARAMETER.matcher(parameters);
      int at = 0;
      do {
        if (!each.find(at) || each.start() != at) {
          throw new AssertionError("not colours: " + parameters);
        }
        change(each.group());
        at = each.end() + 1;
      } while (at <= parameters.length());
    }

    private void change(String parameter) {
      int number = parameter.isEmpty() ? 0 : Integer.parseInt(parameter.replaceFirst("[;:].*", ""));
      if (number == 0) {
        foreground = "";
        background = "";
        attributes.clear();
      } else if (number < 30) {
        attributes.add(number);
      } else if (number == 39) {
        foreground = "";
      } else if (number == 49) {
        background = "";
      } else if (number < 39 || number >= 90 && number < 98) {
        foreground = parameter;
      } else {
        background = parameter;
      }
    }
  }
}
