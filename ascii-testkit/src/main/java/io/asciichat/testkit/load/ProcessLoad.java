package io.asciichat.testkit.load;

/**
 * What a process used in the measured time.
 *
 * @param cpuPercent of one core: 100 is one core busy all the time
 * @param rssBytes the most resident memory seen in that time
 * @param peakRssBytes the most since the process began
 */
public record ProcessLoad(double cpuPercent, long rssBytes, long peakRssBytes) {}
