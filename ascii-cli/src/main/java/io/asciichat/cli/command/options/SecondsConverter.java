package io.asciichat.cli.command.options;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seconds with a fraction, up to an hour. */
public final class SecondsConverter implements ITypeConverter<Duration> {
  private static final double MOST = 3600;

  @Override
  public Duration convert(String text) {
    try {
      double seconds = Numbers.decimal(text);
      if (seconds >= 0 && seconds <= MOST) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    throw new TypeConversionException("'" + text + "' is not a number of seconds, 0 to 3600");
  }
}
