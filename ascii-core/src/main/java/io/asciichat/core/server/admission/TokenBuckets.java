package io.asciichat.core.server.admission;

/**
 * How fast a network may connect: a bucket of tokens for each, full at first; every connection
 * takes one, and tokens come back at a steady rate. What {@link AcceptLimiter} allows in a minute
 * cannot come all at once that way.
 *
 * <p>Memory is bounded: beyond a number of networks the one not seen for longest is forgotten,
 * which at worst fills its bucket. For one thread at a time.
 */
final class TokenBuckets {
  private final long refillNanos;
  private final long slackNanos;

  /** When each network's bucket will be full again. */
  private final RecentNetworks<Long> fullAt;

  /**
   * @param refillNanos how long one token takes to come back, above 0
   * @param capacity tokens in a full bucket, at least 1
   * @param networks how many networks are remembered, at least 1
   */
  TokenBuckets(long refillNanos, int capacity, int networks) {
    if (refillNanos < 1 || capacity < 1 || networks < 1) {
      throw new IllegalArgumentException("refill, capacity and networks must be above 0");
    }
    this.refillNanos = refillNanos;
    this.slackNanos = (capacity - 1) * refillNanos;
    this.fullAt = new RecentNetworks<>(networks);
  }

  /**
   * Returns whether a network's bucket holds a token.
   *
   * @param now the clock's reading in nanoseconds, not before that of the last call
   */
  boolean hasToken(String network, long now) {
    Long full = fullAt.get(network);
    return full == null || full - now <= slackNanos;
  }

  /** Takes a token; only after {@link #hasToken} has said so at the same moment. */
  void take(String network, long now) {
    Long full = fullAt.get(network);
    long from = full == null || full - now < 0 ? now : full;
    fullAt.put(network, from + refillNanos);
  }

  /** Returns how many networks are remembered at the moment. */
  int remembered() {
    return fullAt.size();
  }
}
