package io.asciichat.testkit.load;

/**
 * Told when the measured time begins and ends, to measure something else in the same time. Called
 * on the thread that runs the test.
 */
public interface MeasuredTime {
  /** All clients have warmed up. */
  void begins();

  /** The clients go on until this has returned. */
  void ends();
}
