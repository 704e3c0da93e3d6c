package io.asciichat.core.server;

import io.asciichat.core.session.Ban;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.session.SessionPhase;
import java.time.Duration;
import java.util.List;

/**
 * Hears what happens on a server. Called on the loops of the client concerned, so it must be quick
 * and must not throw.
 */
public interface ServerListener {
  /** A listener that does nothing. */
  ServerListener NONE = new ServerListener() {};

  /** A connection was let in, and its handshake begins. Called on the accept loop. */
  default void connected(SessionInfo session) {}

  /** The handshake has ended well: what the client has proven is known. */
  default void established(SessionInfo session) {}

  /**
   * A session has entered another phase. Told once for each transition, before {@link #joined} and
   * {@link #left}; also from other threads, one of which may end a session.
   *
   * @param session the session in its new phase
   * @param before the phase that it has left
   */
  default void moved(SessionInfo session, SessionPhase before) {}

  /** A client has joined: its terminal is known and frames will follow. */
  default void joined(SessionInfo session) {}

  /** A client that has joined before shows frames in another way, for instance in another size. */
  default void terminalChanged(SessionInfo session) {}

  /** A client has gone, or never got through the handshake. */
  default void left(SessionInfo session, SessionEnd end) {}

  /** A connection was turned away before any handshake. */
  default void rejected(String address, String reason) {}

  /**
   * A network has given too many wrong passwords. Connections from it are refused from now on,
   * without {@link #rejected}.
   *
   * @param address the last one that gave a wrong password
   */
  default void banned(String address, Duration time) {}

  /**
   * An operator has banned somebody, or lifted a ban. Called on the operator's thread.
   *
   * @param bans all that have not ended, to be kept for the next start
   */
  default void bansChanged(List<Ban> bans) {}

  /**
   * A client's packet was dropped because it broke the protocol's rules. Called for every one; a
   * client that sends too many is ended.
   *
   * @param type its number on the wire
   * @param reason one line; of the client's it holds numbers alone
   */
  default void badPacket(SessionInfo session, int type, String reason) {}

  /**
   * A client's packet has held up its receive loop for more than half a second.
   *
   * @param type the packet's type, such as {@code "IMAGE_FRAME"}
   * @param took how long it took
   */
  default void slowStep(SessionInfo session, String type, Duration took) {}

  /**
   * A loop that was stopped has not ended in time; the server goes on without it.
   *
   * @param trace its name and the stack of its thread, one frame a line
   */
  default void loopStuck(String trace) {}

  /**
   * A client sends more than its budget allows, and some of its packets are dropped. Told once for
   * each kind of traffic; a client that goes on is ended.
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

  /** The call that a server rehearses before it listens has failed; the server goes on without. */
  default void rehearsalFailed(Throwable failure) {}

  /** Decoders for H.265 could not be loaded; the server goes on as one that has none. */
  default void decodersFailed(Throwable failure) {}

  /**
   * A connection could not be accepted, mostly because the process has no descriptors left; the
   * server goes on trying. Told once for all failures that follow each other within 10 s.
   */
  default void acceptFailed(Throwable failure) {}

  /**
   * Connections can be accepted again.
   *
   * @param failures how often it was tried in vain since {@link #acceptFailed}
   * @param lasted from the first failure to the last
   */
  default void acceptRecovered(long failures, Duration lasted) {}

  /**
   * A loop has ended because of something that must not happen: a mistake in this program, or a
   * want of memory or threads. If it was a client's, that client goes, which {@link #left} tells.
   *
   * @param loop its name, such as {@code "video 3"}
   */
  default void loopDied(String loop, Throwable failure) {}

  /**
   * A step of a loop that serves many has failed; the loop goes on.
   *
   * @param loop its name, such as {@code "accept"}
   */
  default void loopStumbled(String loop, Throwable failure) {}

  /**
   * Viewers ask for more than the server draws, so the largest get fewer frames a second, or fewer
   * cells; or they no longer do. Told when the one turns into the other.
   *
   * @param profiles how many kinds of viewers get less than they ask for; 0 when all get it
   */
  default void drawingLimited(int profiles) {}

  /**
   * Much less memory has been needed for a while than before. A process of which the server is the
   * whole purpose may collect garbage now, so that the Java runtime gives it back to the system.
   *
   * @param bytes about how much
   */
  default void memoryFreed(long bytes) {}

  /**
   * Memory or threads had run out, and newcomers were refused; now there is enough again.
   *
   * @param lasted since the first failure
   */
  default void recovered(Duration lasted) {}

  /**
   * There is no memory left although no client is, so the server cannot go on. It would be best to
   * end the process: nothing that is tried here can be relied on.
   */
  default void exhausted(Throwable failure) {}
}
