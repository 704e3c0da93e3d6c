package io.asciichat.core.statistics;

import io.asciichat.core.error.ErrorCode;
import java.util.Map;

/**
 * Trouble of a server since it started. Kinds that did not occur are not in the maps.
 *
 * @param events how often each kind of trouble came up
 * @param ends how many sessions ended with each code, without {@link ErrorCode#OK}
 */
public record Problems(Map<Problem, Long> events, Map<ErrorCode, Long> ends) {
  /** Copies both maps. */
  public Problems {
    events = Map.copyOf(events);
    ends = Map.copyOf(ends);
  }

  /** Returns whether there was none. */
  public boolean none() {
    return events.isEmpty() && ends.isEmpty();
  }
}
