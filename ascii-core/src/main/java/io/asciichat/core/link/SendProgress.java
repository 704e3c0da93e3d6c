package io.asciichat.core.link;

import io.asciichat.core.runtime.LinkLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Judges whether the peer takes what it is sent. The send loop, which may be blocked by the very
 * peer in question, tells when something waits and when nothing is left; the receive loop looks now
 * and then. While something waits, time runs out, and each byte that the peer takes buys some of it
 * back.
 */
final class SendProgress {
  private final long stallNanos;
  private final long nanosPerByte;

  /** How often nothing was left to send; written by the send loop. */
  private final AtomicLong rests = new AtomicLong();

  private volatile boolean busy;

  // Below: the receive loop's own.
  private long restsSeen = -1;
  private long bytesSeen;
  private long deadline;

  SendProgress(LinkLimits.Sending limits) {
    stallNanos = limits.stall().toNanos();
    nanosPerByte = Duration.ofSeconds(1).toNanos() / limits.minBytesPerSecond();
  }

  /** Something is about to be sent, or has no room. */
  void busy() {
    busy = true;
  }

  /** Everything has been sent. */
  void idle() {
    busy = false;
    rests.incrementAndGet();
  }

  /**
   * Returns whether the peer's time is up.
   *
   * @param now the clock's reading in nanoseconds
   * @param bytes those sent so far
   */
  boolean isOver(long now, long bytes) {
    long rested = rests.get();
    if (busy && rested == restsSeen) {
      long bought = (bytes - bytesSeen) * nanosPerByte;
      deadline = Math.min(now + stallNanos, deadline + bought);
    } else {
      deadline = now + stallNanos;
    }
    restsSeen = rested;
    bytesSeen = bytes;
    return now >= deadline;
  }
}
