package io.asciichat.core.link;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.statistics.Counter;
import io.asciichat.core.statistics.RefusedPackets;
import io.asciichat.core.statistics.Traffic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what passes over one connection, and times how the peer answers a PING. Each counter
 * belongs to one of the two loops; any thread may read.
 */
final class LinkCounters {
  /** Between two PINGs to a peer that is always sent something else. */
  static final Duration PING_PAUSE = Duration.ofSeconds(2);

  private static final long NOT_YET = Long.MIN_VALUE;

  // The receive loop's.
  private final Counter packetsReceived = new Counter();
  private final Counter bytesReceived = new Counter();
  private final Counter unknown = new Counter();
  private final Counter malformed = new Counter();
  private final Counter overBudget = new Counter();
  private final AtomicLong heardAt = new AtomicLong(NOT_YET);
  private final AtomicLong roundTrip = new AtomicLong(NOT_YET);

  // The send loop's.
  private final Counter packetsSent = new Counter();

  /** When the PING was sent that is not answered yet. */
  private final AtomicLong pingedAt = new AtomicLong(NOT_YET);

  /**
   * A whole packet has come.
   *
   * @param length of its payload, sealed or not
   */
  void received(int length, long now) {
    packetsReceived.increment();
    bytesReceived.add(PacketHeader.SIZE + length);
    heardAt.setRelease(now);
  }

  void refusedUnknown() {
    unknown.increment();
  }

  void refusedMalformed() {
    malformed.increment();
  }

  void refusedOverBudget() {
    overBudget.increment();
  }

  void sent() {
    packetsSent.increment();
  }

  /** A PING goes out; one that follows an unanswered one is not timed. */
  void pings(long now) {
    pingedAt.compareAndSet(NOT_YET, now);
  }

  /** A PONG has come. */
  void ponged(long now) {
    long since = pingedAt.getAndSet(NOT_YET);
    if (since != NOT_YET) {
      roundTrip.setRelease(now - since);
    }
  }

  /**
   * @param bytesSent as the connection counts them
   */
  Traffic traffic(long bytesSent) {
    return new Traffic(
        bytesReceived.get(),
        bytesSent,
        packetsReceived.get(),
        packetsSent.get(),
        new RefusedPackets(unknown.get(), malformed.get(), overBudget.get()));
  }

  /** Nanoseconds between the last PING that was answered and its PONG; less than 0 before one. */
  long roundTripNanos() {
    long nanos = roundTrip.getAcquire();
    return nanos == NOT_YET ? -1 : Math.max(0, nanos);
  }

  /** When the last packet came, on the clock; or this time when none has come. */
  long heardAt(long otherwise) {
    long at = heardAt.getAcquire();
    return at == NOT_YET ? otherwise : at;
  }
}
