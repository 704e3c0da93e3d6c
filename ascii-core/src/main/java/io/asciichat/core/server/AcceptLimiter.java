package io.asciichat.core.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says whether one more connection from an address is let in: at most so many within any window of
 * time. Only connections that were let in count, so an impatient client is served again as soon as
 * its oldest connection is a window old.
 *
 * <p>Memory is bounded: beyond a number of addresses the one not seen for longest is forgotten,
 * which at worst lets that one in again. For one thread, the accept loop.
 */
final class AcceptLimiter {
  /** Connections per window and address, as in the C program (protocol: 50 per minute). */
  static final int DEFAULT_LIMIT = 50;

  /** One minute. */
  static final long DEFAULT_WINDOW_NANOS = 60_000_000_000L;

  /** Addresses remembered; with the default limit they take about 2 MB. */
  static final int DEFAULT_ADDRESSES = 4096;

  private final int limit;
  private final long windowNanos;
  private final int addresses;

  /** From the address seen longest ago to the one seen last. */
  private final Map<String, Admissions> byAddress = new LinkedHashMap<>(16, 0.75f, true);

  /** The C program's limit: 50 connections a minute from one address. */
  AcceptLimiter() {
    this(DEFAULT_LIMIT, DEFAULT_WINDOW_NANOS, DEFAULT_ADDRESSES);
  }

  /**
   * @param limit connections let in per window, at least 1
   * @param windowNanos the window's length, above 0
   * @param addresses how many addresses are remembered, at least 1
   */
  AcceptLimiter(int limit, long windowNanos, int addresses) {
    if (limit < 1 || windowNanos < 1 || addresses < 1) {
      throw new IllegalArgumentException("limit, window and addresses must be above 0");
    }
    this.limit = limit;
    this.windowNanos = windowNanos;
    this.addresses = addresses;
  }

  /**
   * Decides about a connection that has just come in, and counts it when it is let in.
   *
   * @param address the peer's numeric address without the port
   * @param now the clock's reading in nanoseconds, not before that of the last call
   */
  boolean tryAdmit(String address, long now) {
    Admissions admissions = byAddress.get(address);
    if (admissions == null) {
      forgetOneIfFull();
      admissions = new Admissions(limit);
      byAddress.put(address, admissions);
    }
    return admissions.tryAdd(now, windowNanos);
  }

  /** How many addresses are remembered at the moment. */
  int remembered() {
    return byAddress.size();
  }

  private void forgetOneIfFull() {
    if (byAddress.size() >= addresses) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
  }

  /** The times of one address's last connections, oldest overwritten first. */
  private static final class Admissions {
    private final long[] times;
    private int count;
    private int oldest;

    Admissions(int limit) {
      times = new long[limit];
    }

    boolean tryAdd(long now, long windowNanos) {
      if (count < times.length) {
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
