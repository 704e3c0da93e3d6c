package io.asciichat.cli.command.statistics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The Java runtime at one moment.
 *
 * @param heapUsed bytes of the heap that are in use, garbage included
 * @param heapCommitted bytes of the heap that are taken from the system
 * @param collections collections of garbage since the start
 * @param collectionMillis time that they took
 * @param threads threads that live
 */
public record ProcessFigures(
    long heapUsed, long heapCommitted, long collections, long collectionMillis, int threads) {
  /** Reads them; takes some microseconds. */
  public static ProcessFigures now() {
    Runtime runtime = Runtime.getRuntime();
    long collections = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += Math.max(0, collector.getCollectionCount());
      millis += Math.max(0, collector.getCollectionTime());
    }
    return new ProcessFigures(
        runtime.totalMemory() - runtime.freeMemory(),
        runtime.totalMemory(),
        collections,
        millis,
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /** The figures as words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "heap %.0f/%.0f MB, %d collections in %d ms, %d threads",
        heapUsed / 1e6,
        heapCommitted / 1e6,
        collections,
        collectionMillis,
        threads);
  }
}
