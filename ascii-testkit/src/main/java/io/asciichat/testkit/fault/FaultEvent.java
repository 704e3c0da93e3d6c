package io.asciichat.testkit.fault;

import java.util.Locale;

/**
 * One thing that happens in a call.
 *
 * @param millis when, from the beginning of the call, 0 or more
 * @param kind what
 * @param target to which honest participant, or by which attacker; from 1
 * @param amount how much, in the unit of the kind
 * @param seed where the kind's own choices come from, such as the bytes of broken packets
 */
public record FaultEvent(long millis, FaultKind kind, int target, int amount, long seed) {
  private static final int FIELDS = 5;

  /** Checks the ranges. */
  public FaultEvent {
    if (millis < 0 || target < 1 || amount < 0) {
      throw new IllegalArgumentException(
          "an event at " + millis + " ms, target " + target + ", amount " + amount);
    }
  }

  FaultEvent withMillis(long other) {
    return new FaultEvent(other, kind, target, amount, seed);
  }

  FaultEvent withAmount(int other) {
    return new FaultEvent(millis, kind, target, other, seed);
  }

  /** Time, kind, target, amount, seed: {@code "1500 stall 2 800 7"}. */
  @Override
  public String toString() {
    return millis + " " + kind.text() + " " + target + " " + amount + " " + seed;
  }

  /**
   * Reads what {@link #toString} has written.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static FaultEvent parse(String text) {
    String[] fields = text.strip().split("\\s+", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an event; write it as \"1500 stall 2 800 7\"");
    }
    return new FaultEvent(
        Long.parseLong(fields[0]),
        FaultKind.valueOf(fields[1].toUpperCase(Locale.ROOT)),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Long.parseLong(fields[4]));
  }
}
