package io.asciichat.core.server;

import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.session.SessionInfo;

/**
 * Hears what happens on a server. Called on the loops of the client concerned, so it must be quick
 * and must not throw.
 */
public interface ServerListener {
  /** A listener that does nothing. */
  ServerListener NONE = new ServerListener() {};

  /** A client has joined: its terminal is known and frames will follow. */
  default void joined(SessionInfo session) {}

  /** A client has gone, or never got through the handshake. */
  default void left(SessionInfo session, LinkEnd end) {}

  /** A connection was turned away before any handshake. */
  default void rejected(String address, String reason) {}

  /** A client's packet was dropped because it broke the protocol's rules. */
  default void badPacket(SessionInfo session, int type, String reason) {}

  /** A client has sent a line for the log; the text is fit to be printed. */
  default void remoteLog(SessionInfo session, String text) {}

  /** The call that a server rehearses before it listens has failed; the server goes on without. */
  default void rehearsalFailed(Throwable failure) {}

  /** Decoders for H.265 could not be loaded; the server goes on as one that has none. */
  default void decodersFailed(Throwable failure) {}

  /** A connection could not be accepted; the server tries again after a moment. */
  default void acceptFailed(Throwable failure) {}
}
