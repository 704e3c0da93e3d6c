package io.asciichat.core.link;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher.PeerInfo;

/**
 * The owner of a link. Every method is called on the link's receive loop, one at a time; only
 * {@link #ended} comes on whichever of the link's loops leaves last.
 */
public interface LinkHandler {
  /** The handshake is done; packets can be sent from now on. */
  void established(PeerInfo peer);

  /** A packet of the handshake has come in; what it is worth is not known yet. */
  default void heard() {}

  /**
   * Asked about every opened packet of the session, PING, PONG and key changes included, before
   * anything is done with it.
   *
   * @param length bytes of its payload
   * @return false to drop it without a word, because the owner has counted it itself
   */
  default boolean accepts(PacketType type, int length) {
    return true;
  }

  /**
   * A session packet has come in. PING, PONG and key changes are dealt with by the link itself.
   *
   * @param packet borrowed for the call; its buffer may be retained
   * @throws MalformedPacketException when it breaks its type's rules; it is counted and the session
   *     goes on
   */
  void received(PacketType type, ReceivedPacket packet) throws MalformedPacketException;

  /**
   * A packet was dropped.
   *
   * @param type its number on the wire
   * @param reason what was wrong with it
   */
  void dropped(int type, String reason);

  /**
   * A packet, of the handshake or the session, has held up the receive loop for more than half a
   * second, in which nothing else of this peer was heard.
   *
   * @param type the packet's type
   * @param nanos how long it took
   */
  default void slowStep(PacketType type, long nanos) {}

  /**
   * The link is over and both its loops have left. Called once, last; also when {@link
   * #established} never was.
   */
  void ended(LinkEnd end);
}
