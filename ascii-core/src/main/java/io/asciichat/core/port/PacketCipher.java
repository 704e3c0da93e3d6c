package io.asciichat.core.port;

import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the packets of one connection, in order. {@link #seal} and {@link
 * #startRekeyIfDue} belong to the send loop, {@link #open} and {@link #rekey} to the receive loop;
 * the two may run at the same time. Sealing allocates nothing once warm.
 */
public interface PacketCipher extends AutoCloseable {
  /** Bytes that {@link #seal} writes for a payload of this length, both headers included. */
  int sealedSize(int payloadLength);

  /**
   * Writes one whole packet as it goes on the wire. Packets must be sent in the order of these
   * calls.
   *
   * @param payloadCrc {@link io.asciichat.core.packet.PacketHeader#crcOf} of the payload, so that a
   *     payload sent to many is summed once
   * @param out has at least {@link #sealedSize} bytes from {@code outOffset} on and does not
   *     overlap the payload
   * @return bytes written
   * @throws IOException when nothing more may be sealed under this key (its counter is used up);
   *     the connection must end
   */
  int seal(
      PacketType type,
      byte[] payload,
      int offset,
      int length,
      int payloadCrc,
      byte[] out,
      int outOffset)
      throws IOException;

  /**
   * Opens a packet as it came from the wire.
   *
   * @param packet the caller's reference passes to this method
   * @return the packet inside, checked, whose reference the caller owns
   * @throws IOException when it is forged, replayed, out of order, in clear although it must not
   *     be, or damaged; the connection must end
   */
  ReceivedPacket open(ReceivedPacket packet) throws IOException;

  /**
   * Handles an opened packet of type REKEY_REQUEST, REKEY_RESPONSE or REKEY_COMPLETE.
   *
   * @param out where answers go; they must be sealed by this cipher, in order
   * @throws IOException when the peer breaks the rules of rekeying; the connection must end
   */
  void rekey(ReceivedPacket packet, PacketSink out) throws IOException;

  /**
   * Begins a change of keys when time or packet count say so.
   *
   * @param now the clock's reading in nanoseconds
   * @param out where the request goes; it must be sealed by this cipher, in order
   */
  void startRekeyIfDue(long now, PacketSink out);

  /** Returns whether packets are encrypted. */
  boolean encrypted();

  /** Returns what the peer said of itself during the handshake. */
  PeerInfo peer();

  /**
   * Wipes the keys. Sealing and opening fail afterwards. May be called repeatedly, from any thread.
   */
  @Override
  void close();

  /**
   * The findings of the handshake about the peer.
   *
   * @param dialect what the peer speaks; the extended dialect has keys per direction, strict
   *     counters and rekeying
   * @param identity the peer's proven long-term key as hex, or null when it showed none
   * @param verified whether the peer has proven that it is who this side expects: it knows the
   *     password, or has an identity that this side knows
   * @param checkWords the short authentication string: four words in lower case with a space
   *     between, the same on both sides unless an attacker sits in between; null where the peer
   *     speaks ACIP alone or nothing is encrypted
   */
  record PeerInfo(
      Dialect dialect, @Nullable String identity, boolean verified, @Nullable String checkWords) {
    /** A peer of which nothing is known. */
    public static final PeerInfo UNKNOWN = new PeerInfo(Dialect.ACIP, null, false, null);
  }
}
