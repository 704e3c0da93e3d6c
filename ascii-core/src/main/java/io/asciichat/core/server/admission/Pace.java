package io.asciichat.core.server.admission;

/**
 * How often, and how fast, networks and IPv6 sites may connect. This machine's own programs, a demo
 * or a load generator, have a number of their own and may come as fast as they like. For one thread
 * at a time.
 */
final class Pace {
  /**
   * Connections of one network in a second, and at once, while it may have 50 in a minute; with
   * another number they grow or shrink alike.
   */
  static final int MAX_PER_SECOND = 20;

  static final int MAX_AT_ONCE = 5;

  private static final long SECOND = 1_000_000_000L;

  private final int perMinute;
  private final int ownPerMinute;
  private final AcceptLimiter own;
  private final AcceptLimiter networks;
  private final AcceptLimiter sites;
  private final TokenBuckets networkPace;
  private final TokenBuckets sitePace;

  /** What these bounds allow, with nothing used up. */
  Pace(AdmissionLimits limits) {
    perMinute = limits.perMinute(false);
    ownPerMinute = limits.perMinute(true);
    own = limiter(ownPerMinute);
    networks = limiter(perMinute);
    sites = limiter(perMinute * Origin.NETWORKS_IN_SITE);
    networkPace = buckets(perMinute);
    sitePace = buckets(perMinute * Origin.NETWORKS_IN_SITE);
  }

  private static AcceptLimiter limiter(int perMinute) {
    return new AcceptLimiter(
        perMinute, AcceptLimiter.DEFAULT_WINDOW_NANOS, AcceptLimiter.MAX_NETWORKS);
  }

  private static TokenBuckets buckets(int perMinute) {
    long perSecond = (long) MAX_PER_SECOND * perMinute / AcceptLimiter.DEFAULT_LIMIT;
    long atOnce = (long) MAX_AT_ONCE * perMinute / AcceptLimiter.DEFAULT_LIMIT;
    return new TokenBuckets(
        SECOND / Math.max(1, perSecond), (int) Math.max(1, atOnce), AcceptLimiter.MAX_NETWORKS);
  }

  /** Returns whether another one allows as much. */
  boolean allowsAsMuchAs(Pace other) {
    return perMinute == other.perMinute && ownPerMinute == other.ownPerMinute;
  }

  /**
   * Returns whether a connection comes too soon after others.
   *
   * @param now the clock's reading in nanoseconds, not before that of the last call
   */
  boolean isTooFast(Origin origin, long now) {
    return !origin.isThisMachine()
        && (!networkPace.hasToken(origin.network(), now)
            || (origin.site() != null && !sitePace.hasToken(origin.site(), now)));
  }

  /** Counts a connection that is not too fast; false when there were too many within a minute. */
  boolean tryAdmit(Origin origin, long now) {
    if (origin.isThisMachine()) {
      return own.tryAdmit(origin.network(), now);
    }
    if (!networks.tryAdmit(origin.network(), now)
        || (origin.site() != null && !sites.tryAdmit(origin.site(), now))) {
      return false;
    }
    networkPace.take(origin.network(), now);
    if (origin.site() != null) {
      sitePace.take(origin.site(), now);
    }
    return true;
  }
}
