package io.asciichat.core.loop;

import java.util.function.Consumer;

/** A started loop, as others see it. Every method may be called from any thread. */
public interface LoopHandle {
  /**
   * Makes the next step happen now, or, if a step is running, once more right after it. Never
   * blocks.
   */
  void wake();

  /**
   * Asks the loop to end: no further step begins, and a blocking step is interrupted. Never blocks.
   */
  void stop();

  /**
   * Waits for the loop's end.
   *
   * @param timeoutNanos how long at the most
   * @return whether it has ended; at once {@code true} when called on the loop's own thread
   */
  boolean join(long timeoutNanos);

  /**
   * Waits for the end of a loop that was stopped, and reports one that does not end.
   *
   * @param timeoutNanos how long at the most
   * @param whenStuck hears after this time where the loop stands; see {@link #trace()}
   * @return whether it has ended
   */
  default boolean join(long timeoutNanos, Consumer<String> whenStuck) {
    boolean ended = join(timeoutNanos);
    if (!ended) {
      whenStuck.accept(trace());
    }
    return ended;
  }

  /**
   * The place where the loop stands, for a log: its name and what its thread is doing, one frame of
   * the stack a line.
   */
  default String trace() {
    return toString();
  }
}
