package io.asciichat.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that shows colours, and erases and scrolls in its own ones, as the less able do. Wide
 * characters and repetition are not for it.
 */
final class ColoredScreen {
  /** The terminal's own ink, wherever it is shown. */
  static final String INK = "ink";

  /** The terminal's own ground, wherever it is shown. */
  static final String GROUND = "ground";

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)([0-9;:]*)([A-Za-z])");
  private static final Cell BLANK = new Cell(" ", INK, GROUND, List.of());

  private final int columns;
  private final int rows;
  private final Cell[][] cells;
  private final TreeSet<Integer> attributes = new TreeSet<>();
  private String ink = INK;
  private String ground = GROUND;
  private int row;
  private int column;

  /** A cell, as it is shown: reversed colours are exchanged here. */
  record Cell(String character, String ink, String ground, List<Integer> attributes) {}

  ColoredScreen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Cell[rows][columns];
    for (Cell[] line : cells) {
      Arrays.fill(line, BLANK);
    }
  }

  Cell cell(int atRow, int atColumn) {
    return cells[atRow][atColumn];
  }

  boolean isPlain() {
    return attributes.isEmpty() && ink.equals(INK) && ground.equals(GROUND);
  }

  void accept(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != 0x1b) {
        int codePoint = text.codePointAt(i);
        print(Character.toString(codePoint));
        i += Character.charCount(codePoint);
        continue;
      }
      if (!sequence.find(i) || sequence.start() != i) {
        throw new AssertionError("not a known sequence at " + i + ": " + text);
      }
      obey(sequence.group(2), sequence.group(3).charAt(0));
      i = sequence.end();
    }
  }

  private void print(String character) {
    if (character.equals("\n")) {
      row = Math.min(row + 1, rows - 1);
      column = 0;
      return;
    }
    List<Integer> others = new ArrayList<>(attributes);
    boolean reversed = others.remove(Integer.valueOf(7));
    cells[row][Math.min(column, columns - 1)] =
        new Cell(character, reversed ? ground : ink, reversed ? ink : ground, others);
    column++;
  }

  private void obey(String numbers, char last) {
    switch (last) {
      case 'H' -> {
        String[] place = numbers.isEmpty() ? new String[] {"1", "1"} : numbers.split(";");
        row = Integer.parseInt(place[0]) - 1;
        column = Integer.parseInt(place[1]) - 1;
      }
      case 'J' -> {
        for (Cell[] line : cells) {
          Arrays.fill(line, BLANK);
        }
      }
      case 'K' -> Arrays.fill(cells[row], Math.min(column, columns), columns, BLANK);
      case 'm' -> style(numbers);
      default -> {
        // Modes.
      }
    }
  }

  private void style(String numbers) {
    List<String> parts = new ArrayList<>(List.of(numbers.split(";", -1)));
    while (!parts.isEmpty()) {
      String part = parts.removeFirst();
      if (part.matches("[34]8")) {
        String kind = parts.removeFirst();
        String color = kind + ";" + parts.removeFirst();
        for (int i = kind.equals("2") ? 2 : 0; i > 0; i--) {
          color += ";" + parts.removeFirst();
        }
        color(part.startsWith("4"), color);
      } else if (part.contains(":")) {
        color(part.startsWith("4"), part.substring(3));
      } else {
        number(part.isEmpty() ? 0 : Integer.parseInt(part));
      }
    }
  }

  private void number(int number) {
    if (number == 0) {
      attributes.clear();
      ink = INK;
      ground = GROUND;
    } else if (number == 39 || number == 49) {
      color(number == 49, number == 49 ? GROUND : INK);
    } else if (number >= 30) {
      boolean isGround = number >= 40 && number < 50 || number >= 100;
      color(isGround, Integer.toString(isGround ? number - 10 : number));
    } else if (number >= 22) {
      List<Integer> off =
          switch (number) {
            case 22 -> List.of(1, 2);
            case 24 -> List.of(4, 21);
            default -> List.of(number - 20);
          };
      off.forEach(attributes::remove);
    } else {
      attributes.add(number);
    }
  }

  private void color(boolean isGround, String color) {
    if (isGround) {
      ground = color;
    } else {
      ink = color;
    }
  }
}
