package io.asciichat.core.loop;

/** Gives loops their turns. Thread-safe. */
public interface LoopRunner {
  /**
   * Starts a loop with a first step at once.
   *
   * @param name for thread dumps and reports, such as {@code "send 3"}
   * @throws OutOfMemoryError when no thread can be made for it, or another failure; the loop has
   *     not begun then, and its {@link Loop#ended} is never called
   */
  LoopHandle start(String name, Loop loop);
}
