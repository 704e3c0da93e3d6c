package io.asciichat.core.server;

import io.asciichat.core.link.PeerLink;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.statistics.ClientStatistics;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.SoundStatistics;
import java.time.Duration;

/** Reads the figures of one session, wherever they are counted. Any thread may call any method. */
final class SessionFigures {
  private final Session session;
  private final long arrivedAt;
  private volatile boolean left;

  /** The session, as far as its figures go. */
  interface Session {
    /** The session at this moment. */
    SessionInfo info();

    /** The way to the client. */
    PeerLink link();

    /** What has become of its pictures. */
    PictureStatistics pictures();

    /** What has become of its sound. */
    SoundStatistics sounds();
  }

  /**
   * @param arrivedAt when the connection was accepted, on the clock in nanoseconds
   */
  SessionFigures(Session session, long arrivedAt) {
    this.session = session;
    this.arrivedAt = arrivedAt;
  }

  /** How long the session has lasted, in nanoseconds. */
  long age(long now) {
    return now - arrivedAt;
  }

  /** The figures of this moment. */
  ClientStatistics statistics(long now) {
    PeerLink link = session.link();
    long roundTrip = link.roundTripNanos();
    return new ClientStatistics(
        session.info(),
        new ClientStatistics.Liveness(
            Duration.ofNanos(age(now)),
            Duration.ofNanos(Math.max(0, now - link.heardAt(arrivedAt))),
            roundTrip < 0 ? null : Duration.ofNanos(roundTrip)),
        link.statistics(),
        session.pictures(),
        session.sounds());
  }

  /**
   * From now on the figures are part of what sessions have left behind. Called under the lock of
   * {@link ServerFigures}.
   *
   * @return false when they were before
   */
  boolean leave() {
    boolean first = !left;
    left = true;
    return first;
  }

  /**
   * Returns whether the figures are part of what sessions have left behind; as for {@link #leave}.
   */
  boolean hasLeft() {
    return left;
  }
}
