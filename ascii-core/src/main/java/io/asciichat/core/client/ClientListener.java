package io.asciichat.core.client;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Hears what happens to a client. Called on the client's loops, so it must be quick and must not
 * throw.
 */
public interface ClientListener {
  /** A listener that does nothing. */
  ClientListener NONE = new ClientListener() {};

  /** The handshake is done and frames will follow. */
  default void connected(ServerDescription server) {}

  /**
   * An unencrypted server has told the dialect it speaks, which {@link #connected} could not know.
   *
   * @param dialect the extended one, so that the server draws all render modes
   */
  default void dialectKnown(Dialect dialect) {}

  /**
   * The connection is lost; another attempt follows.
   *
   * @param reason one line for a person
   * @param delay from now to the next attempt
   */
  default void reconnecting(ErrorCode code, String reason, Duration delay) {}

  /**
   * The server has told how many take part.
   *
   * @param clients connected clients, this one included
   * @param sources those of them that send video
   */
  default void serverState(long clients, long sources) {}

  /**
   * A server of the extended dialect has told who takes part: soon after a session begins, and
   * whenever that changes.
   *
   * @param members in the order of their arrival, this client included; an immutable list
   */
  default void roster(List<CallMember> members) {}

  /**
   * The server has sent a line.
   *
   * @param level how much it matters: DEBUG, INFO, WARNING or ERROR
   * @param text fit to be printed
   */
  default void serverLog(Level level, String text) {}

  /** A packet of the server was dropped because it broke the protocol's rules. */
  default void badPacket(int type, String reason) {}

  /**
   * A packet of the server has held up the receive loop for more than half a second.
   *
   * @param type the packet's type, such as {@code "ASCII_FRAME"}
   * @param took how long it took
   */
  default void slowStep(String type, Duration took) {}

  /**
   * A loop that was stopped has not ended in time; the client ends without it.
   *
   * @param trace its name and the stack of its thread, one frame a line
   */
  default void loopStuck(String trace) {}

  /** The camera or file has failed; the call goes on without this client's picture. */
  default void videoFailed(String reason) {}

  /** The microphone has failed; the call goes on without this client's voice. */
  default void microphoneFailed(String reason) {}

  /** The speakers have failed; the call goes on unheard. */
  default void speakersFailed(String reason) {}
}
