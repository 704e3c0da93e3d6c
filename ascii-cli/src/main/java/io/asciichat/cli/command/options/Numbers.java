package io.asciichat.cli.command.options;

import io.asciichat.core.client.OwnSound;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.crypto.keys.PublicKeys;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers as people type them, and what options make of them. Java takes digits of every script,
 * hexadecimal floating point and letters for types, which are typing mistakes on a command line.
 */
public final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)");

  private Numbers() {}

  /**
   * Reads a whole number in the digits 0 to 9, perhaps with a sign, with space around it.
   *
   * @throws NumberFormatException for anything else, and for what is too large
   */
  public static int whole(String text) {
    return Integer.parseInt(matching(WHOLE, text));
  }

  /**
   * Reads a number with or without a fraction in the digits 0 to 9, perhaps with a sign, with space
   * around it.
   *
   * @throws NumberFormatException for anything else
   */
  public static double decimal(String text) {
    return Double.parseDouble(matching(DECIMAL, text));
  }

  private static String matching(Pattern pattern, String text) {
    String number = text.strip();
    if (!pattern.matcher(number).matches()) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  /** Whole numbers within bounds; a subclass names the bounds, because picocli creates it. */
  abstract static class Range implements ITypeConverter<Integer> {
    private final int min;
    private final int max;

    public Range(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public final Integer convert(String text) {
      try {
        int value = whole(text);
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of bounds.
      }
      String bounds = max == Integer.MAX_VALUE ? min + " or more" : min + " to " + max;
      throw new TypeConversionException("'" + text + "' is not a whole number, " + bounds);
    }
  }

  /** TCP ports; 0 lets the system choose. */
  public static final class Port extends Range {
    Port() {
      super(0, 65_535);
    }
  }

  /** Columns or rows of a picture. */
  public static final class Size extends Range {
    Size() {
      super(1, ViewerProfile.MAX_SIZE);
    }
  }

  /** Frames per second. */
  public static final class Rate extends Range {
    Rate() {
      super(1, ViewerProfile.MAX_FRAMES_PER_SECOND);
    }
  }

  /** Frames per second, or 0 for no frames at all. */
  public static final class RateOrNone extends Range {
    RateOrNone() {
      super(0, ViewerProfile.MAX_FRAMES_PER_SECOND);
    }
  }

  /** Points of a font: cells of 5 to 32 pixels. */
  public static final class FontSize extends Range {
    FontSize() {
      super(6, 40);
    }
  }

  /** The change after which a cell is drawn anew. */
  public static final class Steadiness extends Range {
    Steadiness() {
      super(0, Look.MAX_STEADINESS);
    }
  }

  /** Things there is at least one of. */
  public static final class Count extends Range {
    Count() {
      super(1, 1000);
    }
  }

  /** Places of a server. */
  public static final class Clients extends Range {
    Clients() {
      super(1, 1024);
    }
  }

  /** Seconds that a ban lasts: up to ten years. */
  public static final class BanSeconds extends Range {
    BanSeconds() {
      super(1, 315_360_000);
    }
  }

  /** Public keys in a list. */
  public static final class ClientKeys extends Range {
    ClientKeys() {
      super(PublicKeys.DEFAULT_MAX_KEYS, PublicKeys.MAX_KEYS);
    }
  }

  /** Things there may be none of. */
  public static final class CountOrNone extends Range {
    CountOrNone() {
      super(0, 1000);
    }
  }

  /** Events each second, or 0 for none. */
  public static final class PerSecondOrNone extends Range {
    PerSecondOrNone() {
      super(0, 100);
    }
  }

  /** Processes of this machine. */
  public static final class ProcessId extends Range {
    ProcessId() {
      super(1, Integer.MAX_VALUE);
    }
  }

  /** Percent of what is usual; a tenth at the least, and practically no bound at the most. */
  public static final class Percent extends Range {
    Percent() {
      super(10, 1_000_000);
    }
  }

  /** Numbered from 0. */
  public static final class Index extends Range {
    Index() {
      super(0, 255);
    }
  }

  /** Attempts; -1 means without end. */
  public static final class Attempts extends Range {
    Attempts() {
      super(-1, Integer.MAX_VALUE);
    }
  }

  /** Seconds with a fraction, up to an hour. */
  public static final class Seconds implements ITypeConverter<Duration> {
    private static final double MAX_SECONDS = 3600;

    @Override
    public Duration convert(String text) {
      try {
        double seconds = decimal(text);
        if (seconds >= 0 && seconds <= MAX_SECONDS) {
          return Duration.ofNanos(Math.round(seconds * 1e9));
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of bounds.
      }
      throw new TypeConversionException("'" + text + "' is not a number of seconds, 0 to 3600");
    }
  }

  /** Time between two of what comes again and again: a second to an hour, or 0 for never. */
  public static final class Interval implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Duration time = new Seconds().convert(text);
      if (time.isZero() || time.compareTo(Duration.ofSeconds(1)) >= 0) {
        return time;
      }
      throw new TypeConversionException("'" + text + "' is too often; 0, or 1 to 3600");
    }
  }

  /** A bound that a measured value is compared with. */
  public static final class Bound implements ITypeConverter<Double> {
    private static final double MAX = 1_000_000;

    @Override
    public Double convert(String text) {
      try {
        double bound = decimal(text);
        if (bound >= 0 && bound <= MAX) {
          return bound;
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of bounds.
      }
      throw new TypeConversionException("'" + text + "' is not a number, 0 to 1000000");
    }
  }

  /** The factor that sound is multiplied with. */
  public static final class Volume implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double factor = decimal(text);
        if (factor >= 0 && factor <= OwnSound.MAX_VOLUME) {
          return factor;
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of bounds.
      }
      throw new TypeConversionException("'" + text + "' is not a volume, 0 to 4");
    }
  }
}
