package io.asciichat.cli.log;

import java.util.Objects;

/**
 * Takes {@link System.Logger} to the logging library, which is loaded with the first line that is
 * to be written and not before. The library's own bridge loads it with the first look-up, and the
 * JDK itself looks a logger up at every exit.
 *
 * <p>Found by the service loader.
 */
public final class LazyLoggerFinder extends System.LoggerFinder {
  /** For the service loader. */
  public LazyLoggerFinder() {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new LazyLogger(Objects.requireNonNull(name));
  }
}
