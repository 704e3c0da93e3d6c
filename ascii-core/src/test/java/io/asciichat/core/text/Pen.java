package io.asciichat.core.text;

/**
 * The colours a terminal writes in, as SGR sequences leave them: an index in a table or 24 bits,
 * whatever the sequence says, or {@link #DEFAULT}. Refuses every other attribute.
 */
public final class Pen {
  public static final int DEFAULT = -1;

  private int foreground = DEFAULT;
  private int background = DEFAULT;

  public int foreground() {
    return foreground;
  }

  public int background() {
    return background;
  }

  /** Takes the parameters of one sequence. */
  public void set(String parameters) {
    String[] numbers = parameters.split(";", -1);
    for (int i = 0; i < numbers.length; ) {
      int number = Integer.parseInt(numbers[i]);
      if (number == 38 || number == 48) {
        i += extended(numbers, i, number == 38);
      } else {
        simple(number);
        i++;
      }
    }
  }

  private int extended(String[] numbers, int at, boolean fore) {
    int color;
    int used;
    if (numbers[at + 1].equals("5")) {
      color = channel(numbers[at + 2]);
      used = 3;
    } else if (numbers[at + 1].equals("2")) {
      color =
          channel(numbers[at + 2]) << 16 | channel(numbers[at + 3]) << 8 | channel(numbers[at + 4]);
      used = 5;
    } else {
      throw new AssertionError("no colour: " + String.join(";", numbers));
    }
    if (fore) {
      foreground = color;
    } else {
      background = color;
    }
    return used;
  }

  private static int channel(String number) {
    int value = Integer.parseInt(number);
    if (value > 255) {
      throw new AssertionError("a channel of " + value);
    }
    return value;
  }

  private void simple(int number) {
    if (number == 0) {
      foreground = DEFAULT;
      background = DEFAULT;
    } else if (number >= 30 && number <= 37) {
      foreground = number - 30;
    } else if (number >= 90 && number <= 97) {
      foreground = number - 90 + 8;
    } else if (number >= 40 && number <= 47) {
      background = number - 40;
    } else if (number >= 100 && number <= 107) {
      background = number - 100 + 8;
    } else {
      throw new AssertionError("not allowed in a frame: SGR " + number);
    }
  }
}
