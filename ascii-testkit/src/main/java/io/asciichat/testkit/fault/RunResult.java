package io.asciichat.testkit.fault;

import java.util.List;

/**
 * The course of one call.
 *
 * @param plan what was played
 * @param violations the invariants that did not hold, the first one first; empty when all is well
 * @param frames frames that all callers were shown
 * @param digest a number that changes with every frame, its time, its bytes, and every sound: equal
 *     for equal runs
 */
public record RunResult(FaultPlan plan, List<Violation> violations, long frames, long digest) {
  /** Returns whether every invariant held. */
  public boolean isGood() {
    return violations.isEmpty();
  }

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
}
