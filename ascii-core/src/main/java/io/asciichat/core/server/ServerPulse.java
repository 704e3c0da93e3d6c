package io.asciichat.core.server;

import java.time.Duration;

/**
 * How long ago the loops that a server cannot do without have last begun a step: for a watchdog,
 * which a timer of its own would tell nothing.
 *
 * @param accept takes connections; at rest it begins a step four times a second
 * @param housekeeping once a second
 * @param video the drawing that was done last; zero while there is nothing to draw
 */
public record ServerPulse(Duration accept, Duration housekeeping, Duration video) {
  /** The longest of the three. */
  public Duration longest() {
    Duration two = accept.compareTo(housekeeping) > 0 ? accept : housekeeping;
    return two.compareTo(video) > 0 ? two : video;
  }
}
