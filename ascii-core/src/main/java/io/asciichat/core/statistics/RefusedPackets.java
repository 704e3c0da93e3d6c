package io.asciichat.core.statistics;

/**
 * Packets that came and were dropped, by reason.
 *
 * @param unknown of a type that is not spoken here
 * @param malformed against the rules of the protocol
 * @param overBudget more than the client may send
 */
public record RefusedPackets(long unknown, long malformed, long overBudget) {
  /** None. */
  public static final RefusedPackets NONE = new RefusedPackets(0, 0, 0);

  /** Both together. */
  public RefusedPackets plus(RefusedPackets other) {
    return new RefusedPackets(
        unknown + other.unknown, malformed + other.malformed, overBudget + other.overBudget);
  }

  /** All of them, whatever the reason. */
  public long total() {
    return unknown + malformed + overBudget;
  }
}
