package io.asciichat.core.loop;

/** Gives loops their turns. Thread-safe. */
public interface LoopRunner {
  /**
   * Starts a loop with a first step at once.
   *
   * @param name for thread dumps and reports, such as {@code "send 3"}
   */
  LoopHandle start(String name, Loop loop);
}
