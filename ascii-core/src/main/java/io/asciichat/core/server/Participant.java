package io.asciichat.core.server;

import io.asciichat.core.buffer.Newest;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.video.RgbFrame;

/**
 * One client, as the loops that serve all clients see it: the source of a picture, and a viewer to
 * send to. Any thread may call any method.
 */
interface Participant {
  /** The session at this moment. */
  SessionInfo info();

  /** The way to the client. */
  PeerLink link();

  /** The newest picture that the client sends. */
  Newest<RgbFrame> latestPicture();

  /**
   * Returns whether the client speaks, or did so a moment ago.
   *
   * @param now the server's clock in nanoseconds
   */
  boolean isSpeaking(long now);

  /** Returns whether the client wants to be told who takes part. */
  boolean wantsRoster();

  /**
   * Lets the client go because of a failure on this side, and tells it why if that can be done.
   *
   * @param failure what has failed; for want of memory the client is told that alone
   * @param reason what the client is told
   */
  void giveUp(Throwable failure, String reason);
}
