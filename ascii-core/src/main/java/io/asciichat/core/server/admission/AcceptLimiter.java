package io.asciichat.core.server.admission;

import java.util.Arrays;

/**
 * Says whether one more connection from a network is let in: at most so many within any window of
 * time. Only connections that were let in count, so an impatient client is served again as soon as
 * its oldest connection is a window old.
 *
 * <p>Memory is bounded: beyond a number of networks the one not seen for longest is forgotten,
 * which at worst lets that one in again. For one thread at a time.
 */
final class AcceptLimiter {
  /** Connections per window and network, as in the C program (protocol: 50 per minute). */
  static final int DEFAULT_LIMIT = 50;

  /** One minute. */
  static final long DEFAULT_WINDOW_NANOS = 60_000_000_000L;

  /** Networks remembered; with the default limit they take about 2 MB. */
  static final int MAX_NETWORKS = 4096;

  private final int limit;
  private final long windowNanos;
  private final RecentNetworks<Admissions> byNetwork;

  /**
   * @param limit connections let in per window, at least 1
   * @param windowNanos the window's length, above 0
   * @param networks how many networks are remembered, at least 1
   */
  AcceptLimiter(int limit, long windowNanos, int networks) {
    if (limit < 1 || windowNanos < 1 || networks < 1) {
      throw new IllegalArgumentException("limit, window and networks must be above 0");
    }
    this.limit = limit;
    this.windowNanos = windowNanos;
    this.byNetwork = new RecentNetworks<>(networks);
  }

  /**
   * Decides about a connection that has just come in, and counts it when it is let in.
   *
   * @param network one of the peer's {@link Origin}
   * @param now the clock's reading in nanoseconds, not before that of the last call
   */
  boolean tryAdmit(String network, long now) {
    Admissions admissions = byNetwork.get(network);
    if (admissions == null) {
      admissions = new Admissions(limit);
      byNetwork.put(network, admissions);
    }
    return admissions.tryAdd(now, windowNanos);
  }

  /** How many networks are remembered at the moment. */
  int remembered() {
    return byNetwork.size();
  }

  /** The times of one network's last connections, oldest overwritten first. */
  private static final class Admissions {
    /** Most networks connect a few times only. */
    private static final int FIRST_ROOM = 8;

    private final int limit;
    private long[] times;
    private int count;
    private int oldest;

    Admissions(int limit) {
      this.limit = limit;
      times = new long[Math.min(limit, FIRST_ROOM)];
    }

    boolean tryAdd(long now, long windowNanos) {
      if (count < limit) {
        if (count == times.length) {
          times = Arrays.copyOf(times, Math.min(limit, 2 * count));
        }
        times[count++] = now;
        return true;
      }
      if (now - times[oldest] < windowNanos) {
        return false;
      }
      times[oldest] = now;
      oldest = (oldest + 1) % times.length;
      return true;
    }
  }
}
