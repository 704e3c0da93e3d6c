package io.asciichat.core.loop;

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
}
