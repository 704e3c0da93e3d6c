package io.asciichat.testkit.transport;

import java.time.Duration;

/**
 * The properties of a link, in each of its two directions.
 *
 * @param latencyNanos from the last byte sent to the last byte received, 0 or more
 * @param bytesPerSecond bandwidth, above 0
 * @param bufferBytes what fits between a sender and a reader who does not read, above 0: the
 *     buffers of both operating systems and the wire between them
 * @param trouble what makes bytes late, in addition
 */
public record LinkProfile(
    long latencyNanos, long bytesPerSecond, int bufferBytes, LinkTrouble trouble) {
  /** No delay, no limit on speed, buffers of 256 KiB. */
  public static final LinkProfile PERFECT =
      new LinkProfile(0, Long.MAX_VALUE, 256 << 10, LinkTrouble.NONE);

  private static final double NANOS_PER_SECOND = 1e9;

  /** Checks the ranges. */
  public LinkProfile {
    if (latencyNanos < 0 || bytesPerSecond < 1 || bufferBytes < 1) {
      throw new IllegalArgumentException(
          "latency " + latencyNanos + " ns, " + bytesPerSecond + " B/s, buffer " + bufferBytes);
    }
  }

  /** A link without trouble. */
  public LinkProfile(long latencyNanos, long bytesPerSecond, int bufferBytes) {
    this(latencyNanos, bytesPerSecond, bufferBytes, LinkTrouble.NONE);
  }

  /** The same link with another one-way latency. */
  public LinkProfile latency(Duration latency) {
    return new LinkProfile(latency.toNanos(), bytesPerSecond, bufferBytes, trouble);
  }

  /** The same link with another bandwidth in bytes per second. */
  public LinkProfile bandwidth(long newBytesPerSecond) {
    return new LinkProfile(latencyNanos, newBytesPerSecond, bufferBytes, trouble);
  }

  /** The same link with other buffers. */
  public LinkProfile buffer(int newBufferBytes) {
    return new LinkProfile(latencyNanos, bytesPerSecond, newBufferBytes, trouble);
  }

  /** The same link with jitter and standstills. */
  public LinkProfile trouble(LinkTrouble newTrouble) {
    return new LinkProfile(latencyNanos, bytesPerSecond, bufferBytes, newTrouble);
  }

  /** How long that many bytes occupy the link. */
  long transmitNanos(long bytes) {
    return (long) (bytes * NANOS_PER_SECOND / bytesPerSecond);
  }
}
