package io.asciichat.core.statistics;

import io.asciichat.core.session.SessionInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client that is connected.
 *
 * @param session who it is
 * @param liveness how long it has been here, and how it answers
 * @param link what passes between it and the server
 * @param pictures the pictures that it sends
 * @param sound the sound that it sends
 */
public record ClientStatistics(
    SessionInfo session,
    Liveness liveness,
    LinkStatistics link,
    PictureStatistics pictures,
    SoundStatistics sound) {

  /**
   * Times of a client.
   *
   * @param connected since its connection was accepted
   * @param unheard since its last packet
   * @param roundTrip of the last PING that it answered, with what waited before it on the way; null
   *     before the first
   */
  public record Liveness(Duration connected, Duration unheard, @Nullable Duration roundTrip) {}

  /** Returns whether there is anything to say beyond its being here. */
  public boolean isActive() {
    return link.video().enqueued() > 0
        || link.sound().enqueued() > 0
        || pictures.received() > 0
        || sound.received() > 0;
  }
}
