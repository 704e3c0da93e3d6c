package io.asciichat.core.server;

import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.session.SessionInfo;
import java.time.Duration;

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

  /**
   * A network has given too many wrong passwords. Connections from it are refused from now on,
   * without {@link #rejected}.
   *
   * @param address the last one that gave a wrong password
   */
  default void banned(String address, Duration time) {}

  /** A client's packet was dropped because it broke the protocol's rules. */
  default void badPacket(SessionInfo session, int type, String reason) {}

  /**
   * A client's packet has held up its receive loop for more than half a second.
   *
   * @param type the packet's type
   * @param nanos how long it took
   */
  default void slowStep(SessionInfo session, PacketType type, long nanos) {}

  /**
   * A loop that was stopped has not ended in time; the server goes on without it.
   *
   * @param trace its name and the stack of its thread, one frame a line
   */
  default void loopStuck(String trace) {}

  /**
   * A client sends more than its budget allows, and packets of its are dropped. Told once for each
   * kind of traffic; a client that goes on is ended.
   *
   * @param kind what it sends too much of, for a line of text: "sound"
   */
  default void overBudget(SessionInfo session, String kind) {}

  /**
   * Nothing came out of a client's H.265, and its decoder was closed.
   *
   * @param reason one line for a person
   */
  default void decoderClosed(SessionInfo session, String reason) {}

  /** A client has sent a line for the log; the text is fit to be printed. */
  default void remoteLog(SessionInfo session, String text) {}

  /** A connection could not be accepted; the server tries again after a moment. */
  default void acceptFailed(Throwable failure) {}
}
