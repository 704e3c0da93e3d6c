package io.asciichat.core.server.admission;

import java.time.Duration;

/**
 * The price of wrong passwords for the network they came from: nothing for a slip or two, then
 * pauses that double, then a ban. Counts are forgotten when there was no wrong password for a
 * while.
 *
 * <p>Memory is bounded: beyond a number of networks the one not seen for longest is forgotten. For
 * one thread at a time.
 */
final class WrongPasswords {
  /** Wrong passwords that cost nothing. */
  static final int FREE_ATTEMPTS = 2;

  /** The wrong password that brings the ban. */
  static final int MAX_ATTEMPTS = 10;

  /** The pause after the first wrong password that is not free; each further one doubles it. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** The longest pause is 64 s. */
  private static final int MAX_DOUBLINGS = 6;

  /** After so long without a wrong password the earlier ones are forgotten. */
  static final Duration MEMORY = Duration.ofMinutes(10);

  /** Networks remembered. */
  static final int MAX_NETWORKS = 4096;

  private long banNanos;
  private final RecentNetworks<Attempts> byNetwork = new RecentNetworks<>(MAX_NETWORKS);

  WrongPasswords(Duration ban) {
    this.banNanos = ban.toNanos();
  }

  /** Sets how long the next bans last; zero for none. */
  void ban(Duration time) {
    banNanos = time.toNanos();
  }

  /**
   * Counts a wrong password.
   *
   * @return true when it brings a ban
   */
  boolean failed(Origin origin, long now) {
    boolean banned = count(origin.network(), 1, now);
    if (origin.site() != null) {
      banned |= count(origin.site(), Origin.NETWORKS_IN_SITE, now);
    }
    return banned;
  }

  /** How long the network must still wait, in nanoseconds; 0 when it may connect. */
  long waits(Origin origin, long now) {
    long left = left(origin.network(), now);
    return origin.site() == null ? left : Math.max(left, left(origin.site(), now));
  }

  /** Returns whether the network's wait is a ban. */
  boolean isBanned(Origin origin, long now) {
    return isBanned(origin.network(), now)
        || (origin.site() != null && isBanned(origin.site(), now));
  }

  private boolean isBanned(String network, long now) {
    Attempts attempts = byNetwork.get(network);
    return attempts != null && attempts.banned && attempts.until > now;
  }

  private long left(String network, long now) {
    Attempts attempts = byNetwork.get(network);
    return attempts == null ? 0 : Math.max(0, attempts.until - now);
  }

  /** Counts for a network, of which the site takes so many times as much. */
  private boolean count(String network, int times, long now) {
    Attempts attempts = byNetwork.get(network);
    if (attempts == null) {
      attempts = new Attempts(now);
      byNetwork.put(network, attempts);
    }
    if (now - attempts.last > MEMORY.toNanos()) {
      attempts.count = 0;
    }
    attempts.last = now;
    attempts.count++;
    int failures = attempts.count / times;
    if (attempts.count % times != 0 || failures <= FREE_ATTEMPTS) {
      return false;
    }
    if (failures >= MAX_ATTEMPTS && banNanos > 0) {
      boolean before = attempts.banned && attempts.until > now;
      attempts.until = now + banNanos;
      attempts.banned = true;
      attempts.count = 0;
      return !before;
    }
    if (!attempts.banned || attempts.until <= now) {
      int doublings = Math.min(failures - FREE_ATTEMPTS - 1, MAX_DOUBLINGS);
      attempts.banned = false;
      attempts.until = now + (FIRST_PAUSE.toNanos() << doublings);
    }
    return false;
  }

  /** One network's. */
  private static final class Attempts {
    private int count;
    private long last;
    private long until;
    private boolean banned;

    Attempts(long now) {
      last = now;
      until = now;
    }
  }
}
