package io.asciichat.testkit.fault;

/**
 * An invariant that did not hold.
 *
 * @param rule which one, in a few words that are the same whenever it is broken
 * @param millis when, from the beginning of the call
 * @param text what happened
 */
public record Violation(String rule, long millis, String text) {
  /** Time, rule and what happened. */
  @Override
  public String toString() {
    return "at " + millis + " ms: " + rule + ": " + text;
  }
}
