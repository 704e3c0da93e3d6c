package io.asciichat.core.port;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import org.jspecify.annotations.Nullable;

/**
 * One connection's handshake as a machine without input or output of its own: it is fed the packets
 * that arrive and says what to send. Nothing in it waits, so the caller owns all timeouts. For one
 * thread.
 */
public interface Handshake extends AutoCloseable {
  /** The consequence of a packet. */
  enum Progress {
    /** More packets are needed. */
    MORE,
    /** Finished; the packet belonged to the handshake. */
    DONE,
    /** Finished; the packet was the first of the session and still has to be handled as such. */
    DONE_PACKET_UNUSED
  }

  /**
   * Begins. A client sends its first packets here; a side that has nothing to exchange at all
   * (plaintext client) is finished at once.
   *
   * @return {@link Progress#MORE} or {@link Progress#DONE}
   */
  Progress start(PacketSink out);

  /**
   * Takes the next packet, whose checksum the caller has verified.
   *
   * @param out where answers go
   * @throws HandshakeException when the peer is refused or breaks the rules; the connection must
   *     end
   */
  Progress receive(PacketType type, byte[] payload, int offset, int length, PacketSink out)
      throws HandshakeException;

  /**
   * Returns how long the peer may be silent from now on before {@link #unanswered} is due, in
   * nanoseconds; {@link Long#MAX_VALUE} when there is no such time.
   */
  default long answerNanos() {
    return Long.MAX_VALUE;
  }

  /**
   * Goes on without the peer's packet that was waited for. Called when {@link #answerNanos} have
   * passed since the last packet.
   *
   * @param out where answers go
   * @throws HandshakeException when that is not possible; the connection must end
   */
  default void unanswered(PacketSink out) throws HandshakeException {}

  /**
   * Tells the peer that it is refused, if that is done on this side and was not done yet. A server
   * sends an ERROR_MESSAGE, or the packet that the protocol has for the purpose; clients just
   * leave, because C servers do not understand. Called after {@link #receive} has failed, and when
   * the connection's owner gives the handshake up: packets that are none, no time left.
   *
   * @param out where the packet goes
   * @return whether the peer has been told, now or before, so that it is worth waiting until it has
   *     read that
   */
  default boolean refuse(ErrorCode code, String reason, PacketSink out) {
    return false;
  }

  /**
   * Returns what it means that the peer hangs up at this point, if this side can tell more than
   * that.
   *
   * @return the failure to report in place of the connection's own, or null
   */
  default @Nullable HandshakeException hungUp() {
    return null;
  }

  /**
   * The result, once finished. The caller owns it and closes it.
   *
   * @throws IllegalStateException when the handshake is not finished
   */
  PacketCipher cipher();

  /**
   * Wipes what is secret and still held; the cipher that was handed out stays usable. May be called
   * repeatedly.
   */
  @Override
  void close();
}
