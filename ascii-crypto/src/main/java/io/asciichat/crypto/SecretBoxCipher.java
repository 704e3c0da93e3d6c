package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import io.asciichat.crypto.Rekeying.RekeyPolicy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * XSalsa20-Poly1305 packets, with a C peer (one key for both directions, no change of keys) or with
 * one that speaks the extension (see {@link ChannelKeys} and {@link Rekeying}).
 */
final class SecretBoxCipher implements PacketCipher {
  private final Sealer sealer;
  private final Opener opener;
  private final @Nullable Rekeying rekeying;
  private final PeerInfo peer;

  private SecretBoxCipher(
      Sealer sealer, Opener opener, @Nullable Rekeying rekeying, PeerInfo peer) {
    this.sealer = sealer;
    this.opener = opener;
    this.rekeying = rekeying;
    this.peer = peer;
  }

  /**
   * For a C peer.
   *
   * @param sharedKey is copied
   * @param fallback what shows that the peer could have done better
   */
  static SecretBoxCipher compatible(
      Libsodium sodium,
      BufferPool pool,
      byte[] sharedKey,
      Extension.Fallback fallback,
      PeerInfo peer) {
    byte[] ownId = sodium.random(DirectionKey.SESSION_ID_SIZE);
    fallback.mark(ownId);
    Sealer sealer = new Sealer(new DirectionKey(sharedKey.clone(), ownId), false);
    DirectionKey in = new DirectionKey(sharedKey.clone(), null);
    Opener opener = new Opener(pool, in, false, ownId, fallback);
    return new SecretBoxCipher(sealer, opener, null, peer);
  }

  /**
   * For a peer that speaks the extension.
   *
   * @param keys pass to the cipher
   */
  static SecretBoxCipher extended(
      Libsodium sodium,
      BufferPool pool,
      boolean client,
      ChannelKeys keys,
      RekeyPolicy policy,
      PeerInfo peer) {
    DirectionKey out = client ? keys.clientToServer() : keys.serverToClient();
    DirectionKey in = client ? keys.serverToClient() : keys.clientToServer();
    byte[] ownId = out.sessionId();
    if (ownId == null) {
      throw new IllegalArgumentException("derived keys have session ids");
    }
    Sealer sealer = new Sealer(out, true);
    Opener opener = new Opener(pool, in, true, ownId, Extension.Fallback.NONE);
    Rekeying rekeying = new Rekeying(sodium, client, policy, keys.chain(), sealer, opener);
    return new SecretBoxCipher(sealer, opener, rekeying, peer);
  }

  @Override
  public int sealedSize(int payloadLength) {
    return Sealer.OVERHEAD + payloadLength;
  }

  @Override
  public int seal(
      PacketType type,
      byte[] payload,
      int offset,
      int length,
      int payloadCrc,
      byte[] out,
      int outOffset)
      throws IOException {
    return sealer.seal(type, payload, offset, length, payloadCrc, out, outOffset);
  }

  @Override
  public ReceivedPacket open(ReceivedPacket packet) throws IOException {
    return opener.open(packet);
  }

  /** With a C peer, whose rekeying does not work in any version, the packet is ignored. */
  @Override
  public void rekey(ReceivedPacket packet, PacketSink out) throws IOException {
    if (rekeying != null) {
      rekeying.handle(packet, out);
    }
  }

  @Override
  public void startRekeyIfDue(long now, PacketSink out) {
    if (rekeying != null) {
      rekeying.startIfDue(now, out);
    }
  }

  @Override
  public boolean encrypted() {
    return true;
  }

  @Override
  public PeerInfo peer() {
    return peer;
  }

  @Override
  public void close() {
    sealer.close();
    opener.close();
    if (rekeying != null) {
      rekeying.close();
    }
  }

  @Override
  public String toString() {
    return peer.dialect() == Dialect.EXTENDED
        ? "XSalsa20-Poly1305, keys per direction"
        : "XSalsa20-Poly1305";
  }
}
