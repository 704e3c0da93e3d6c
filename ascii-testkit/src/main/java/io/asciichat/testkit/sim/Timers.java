package io.asciichat.testkit.sim;

/** Runs things at given times on a simulated clock. */
public interface Timers {
  /** The time now, in nanoseconds on the clock. */
  long nanos();

  /**
   * Has something run once.
   *
   * @param nanos when, on the clock; a time that has passed means at once, after what is running
   * @param task runs on the simulation's only thread; tasks for the same time run in the order
   *     given
   */
  void at(long nanos, Runnable task);
}
