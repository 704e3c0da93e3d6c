package io.asciichat.testkit.load;

import java.util.List;

/**
 * What a process used in the measured time.
 *
 * @param cpuPercent of one core: 100 is one core busy all the time
 * @param rssBytes the most resident memory seen in that time
 * @param peakRssBytes the most since the process began
 * @param threads the same use of processors by role of thread, the busiest role first; less than
 *     {@code cpuPercent} by what threads used after they were last seen
 */
public record ProcessLoad(
    double cpuPercent, long rssBytes, long peakRssBytes, List<ThreadLoad> threads) {
  /** Copies the list. */
  public ProcessLoad {
    threads = List.copyOf(threads);
  }
}
