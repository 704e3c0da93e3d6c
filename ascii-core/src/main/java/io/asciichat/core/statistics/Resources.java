package io.asciichat.core.statistics;

/**
 * What a server works with.
 *
 * @param pool the memory of packets and frames
 * @param registry the table of sessions
 * @param locks all locks of the program, those of other servers in it included
 */
public record Resources(Pool pool, Registry registry, Locks locks) {
  /**
   * The buffer pool.
   *
   * @param used buffers out at this moment
   * @param idle buffers that wait to be taken again
   * @param peak buffers out at one time at the most
   * @param taken how often a buffer was taken
   * @param made how often none of the right size was there and one was made
   */
  public record Pool(long used, long idle, long peak, long taken, long made) {
    /** Buffers that there are. */
    public long size() {
      return used + idle;
    }

    /** The share of the buffers that is out, 0 to 1. */
    public double utilization() {
      return size() == 0 ? 0 : (double) used / size();
    }

    /** How often a buffer was there that could be used again. */
    public long hits() {
      return taken - made;
    }
  }

  /**
   * The table of sessions that take part.
   *
   * @param entries sessions in it
   * @param places sessions that it may hold
   * @param changes how often one came or went
   */
  public record Registry(long entries, long places, long changes) {
    /** The share of the places that is taken, 0 to 1. */
    public double load() {
      return places == 0 ? 0 : (double) entries / places;
    }
  }

  /**
   * All locks together.
   *
   * @param acquired how often one was taken
   * @param contended how often one was found taken, or with others waiting
   * @param held how many are held at this moment
   * @param waitedNanos time that threads have waited for one
   * @param longestNanos the longest time that one was held at once
   */
  public record Locks(
      long acquired, long contended, long held, long waitedNanos, long longestNanos) {}
}
