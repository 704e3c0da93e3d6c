package io.asciichat.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that code allocates on the thread that runs it. */
final class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  /**
   * What code allocates in the end. Code that is compiled or linked meanwhile may cost a few bytes,
   * but not every time.
   *
   * @param rounds how often to try until nothing is allocated
   * @param round what is measured
   * @return bytes of the round that allocated least
   */
  static long least(int rounds, Runnable round) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds && least > 0; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      round.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  /** Something done over and over. */
  static Runnable times(int count, Runnable step) {
    return () -> {
      for (int i = 0; i < count; i++) {
        step.run();
      }
    };
  }
}
