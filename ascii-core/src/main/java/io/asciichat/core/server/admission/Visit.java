package io.asciichat.core.server.admission;

import io.asciichat.core.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection that was let in, from its arrival to its end. The server reports on it what
 * happens. Every method may be called from any thread.
 */
public final class Visit {
  /** Ends a connection; called on any thread, without a lock. */
  @FunctionalInterface
  public interface Guest {
    /**
     * Tells the peer why, if it has keys already, and ends the connection.
     *
     * @param reason one line for a person
     */
    void dismiss(ErrorCode code, String reason);
  }

  private final Admission admission;
  final Origin origin;
  final Guest guest;
  final long arrived;
  volatile boolean heard;

  // Guarded by the admission's lock.
  long established;
  boolean joined;
  boolean gone;

  Visit(Admission admission, Origin origin, long now, Guest guest) {
    this.admission = admission;
    this.origin = origin;
    this.arrived = now;
    this.established = Long.MAX_VALUE;
    this.guest = guest;
  }

  /** A whole packet has come. */
  public void heard() {
    heard = true;
  }

  /**
   * The handshake is done.
   *
   * @param now the clock's reading in nanoseconds
   */
  public void established(long now) {
    admission.established(this, now);
  }

  /**
   * The client has said what its terminal is, and wants a place.
   *
   * @return false when its network has as many places as it may, or it was dismissed meanwhile
   */
  public boolean join() {
    return admission.join(this);
  }

  /** The message for a client whose {@link #join} was refused. */
  public String noPlaceLeft() {
    return admission.noPlaceLeft(origin);
  }

  /**
   * The client has given a wrong password.
   *
   * @param now the clock's reading in nanoseconds
   * @return how long its network is banned from now on; empty when it is not, or was already
   */
  public Optional<Duration> wrongPassword(long now) {
    return admission.wrongPassword(this, now);
  }

  /** The connection is over; gives back what it held. Only the first call counts. */
  public void leave() {
    admission.leave(this);
  }
}
