package io.asciichat.testkit.sim;

/** Something that is to happen at a time; among those of the same time the first made is first. */
abstract class Turn implements Comparable<Turn> {
  private final long sequence;
  private long nanos;

  Turn(long sequence, long nanos) {
    this.sequence = sequence;
    this.nanos = nanos;
  }

  long nanos() {
    return nanos;
  }

  /** May only be called while the turn is not queued. */
  void nanos(long newNanos) {
    nanos = newNanos;
  }

  abstract String name();

  abstract void happen();

  @Override
  public int compareTo(Turn other) {
    int byTime = Long.compare(nanos, other.nanos);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sequence);
  }
}
