package io.asciichat.cli.terminal;

import io.asciichat.core.render.ViewerProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The size of a picture that is not shown on a terminal.
 *
 * @param columns 1 to 4096
 * @param rows 1 to 4096
 */
public record PlainSize(int columns, int rows) {
  /** The C program's size for pipes, so that scripts get the same picture from either. */
  private static final PlainSize DEFAULT = new PlainSize(110, 70);

  /** COLUMNS and ROWS (or LINES) when they are set to usable numbers, else 110 by 70. */
  public static PlainSize of(Map<String, String> environment) {
    int rows = number(environment.get("ROWS"), number(environment.get("LINES"), DEFAULT.rows));
    return new PlainSize(number(environment.get("COLUMNS"), DEFAULT.columns), rows);
  }

  private static int number(@Nullable String text, int fallback) {
    if (text == null || !text.matches("[0-9]{1,4}")) {
      return fallback;
    }
    int value = Integer.parseInt(text);
    return value >= 1 && value <= ViewerProfile.MAX_SIZE ? value : fallback;
  }
}
