package io.asciichat.cli.log;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The least levels that are logged, as {@code --log-level} takes them: {@code
 * [LOGGER=]LEVEL[,...]}. The name of a logger stands for all loggers below it, too; this program's
 * own may leave out {@code io.asciichat.}. Of several names that fit the longest counts. Immutable.
 *
 * @param usual for loggers that are not named; null where nothing was said of them
 * @param named by the beginning of loggers' names
 */
public record LogLevels(@Nullable Level usual, Map<String, Level> named) {
  /** Nothing is said of any logger. */
  public static final LogLevels NONE = new LogLevels(null, Map.of());

  private static final Map<String, Level> WORDS =
      Map.of(
          "trace", Level.TRACE,
          "debug", Level.DEBUG,
          "info", Level.INFO,
          "warn", Level.WARNING,
          "warning", Level.WARNING,
          "error", Level.ERROR,
          "off", Level.OFF);

  private static final Pattern ITEM = Pattern.compile("(?:([\\w.$-]+)=)?(\\w+)");

  /** Keeps the map as it is now. */
  public LogLevels {
    named = Map.copyOf(named);
  }

  /** The same level for every logger of this program. */
  public static LogLevels of(Level usual) {
    return new LogLevels(usual, Map.of());
  }

  /**
   * Reads what {@code --log-level} takes.
   *
   * @throws IllegalArgumentException with one line for the user, for anything else
   */
  public static LogLevels parse(String text) {
    Level usual = null;
    Map<String, Level> named = new LinkedHashMap<>();
    for (String item : text.split(",", -1)) {
      Matcher parts = ITEM.matcher(item.strip());
      Level level = parts.matches() ? WORDS.get(parts.group(2).toLowerCase(Locale.ROOT)) : null;
      if (level == null) {
        throw new IllegalArgumentException(
            "'"
                + item.strip()
                + "' is not a level; write trace, debug, info, warn, error or off, or such as"
                + " server=debug");
      }
      String name = parts.group(1);
      if (name == null) {
        usual = level;
      } else {
        named.put(name, level);
      }
    }
    return new LogLevels(usual, named);
  }

  /** The same with another level for loggers that are not named. */
  public LogLevels withUsual(Level level) {
    return new LogLevels(level, named);
  }

  /** The level that was given for a logger by name, or null when none was. */
  @Nullable Level named(String logger) {
    String best = "";
    for (String name : named.keySet()) {
      if (name.length() > best.length()
          && (begins(logger, name) || begins(logger, LazyLogger.OWN + "." + name))) {
        best = name;
      }
    }
    return named.get(best);
  }

  private static boolean begins(String logger, String name) {
    return logger.startsWith(name)
        && (logger.length() == name.length() || logger.charAt(name.length()) == '.');
  }
}
