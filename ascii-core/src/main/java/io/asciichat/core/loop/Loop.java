package io.asciichat.core.loop;

import org.jspecify.annotations.Nullable;

/**
 * A repeated activity as an object with one step. A {@link LoopRunner} calls the step on one thread
 * at a time and decides when: in production each loop has a thread of its own, in simulation one
 * scheduler calls all loops in deadline order.
 *
 * <p>A step may block only in the ports (a connection's receive or send, a camera), never on
 * another loop.
 */
@FunctionalInterface
public interface Loop {
  /** Returned by a step that has nothing to do until {@link LoopHandle#wake()}. */
  long WHEN_WOKEN = Long.MAX_VALUE;

  /** Returned by the last step. */
  long DONE = Long.MIN_VALUE;

  /**
   * Does what is due.
   *
   * @param now the clock's reading in nanoseconds
   * @return when to be called again, on the same clock; a time that has passed means at once; or
   *     {@link #WHEN_WOKEN} or {@link #DONE}
   * @throws Exception ends this loop, which is reported to {@link #ended}
   */
  long step(long now) throws Exception;

  /**
   * Called once, on the loop's thread, after the last step: it returned {@link #DONE}, it threw, or
   * it was stopped.
   *
   * @param failure what the step threw, or null
   */
  default void ended(@Nullable Throwable failure) {}
}
