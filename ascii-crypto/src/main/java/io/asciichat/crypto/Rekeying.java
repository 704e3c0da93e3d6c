package io.asciichat.crypto;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.packet.handshake.RekeyComplete;
import io.asciichat.core.packet.handshake.RekeyKey;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Changes the keys of a connection between two peers that speak the extension. Only the client
 * asks, so requests cannot cross. All three packets are sealed, and each direction switches right
 * behind one of them:
 *
 * <pre>
 * client  REKEY_REQUEST(public key)   old key
 * server  REKEY_RESPONSE(public key)  old key; server to client uses the new key from here on
 * client  REKEY_COMPLETE              old key; client to server uses the new key from here on
 * </pre>
 *
 * <p>The send loop calls {@link #startIfDue}, the receive loop {@link #handle}. They share the
 * client's fresh key pair through an atomic reference; the new sending key reaches the send loop
 * through {@link Sealer#switchAfterAnswer}.
 */
final class Rekeying {
  /**
   * The times at which a client asks a server for new keys; both speak the extension.
   *
   * @param nanos age of the present keys
   * @param packets packets in either direction under the present keys
   */
  record RekeyPolicy(long nanos, long packets) {
    /** The C program's intent: an hour or a million packets. */
    static final RekeyPolicy STANDARD = new RekeyPolicy(3_600_000_000_000L, 1_000_000);
  }

  private static final long NOT_STARTED = -1;

  private final Libsodium sodium;
  private final boolean client;
  private final RekeyPolicy policy;
  private final Sealer sealer;
  private final Opener opener;
  private final AtomicReference<@Nullable KeyPair> asked = new AtomicReference<>();
  private final UseGuard guard = new UseGuard(this::wipe);

  /** Receive loop only, as is the key that waits for the client's last packet. */
  private byte[] chain;

  private @Nullable DirectionKey awaitingComplete;

  /** Send loop only. */
  private long since = NOT_STARTED;

  /**
   * @param chain passes to this object
   */
  Rekeying(
      Libsodium sodium,
      boolean client,
      RekeyPolicy policy,
      byte[] chain,
      Sealer sealer,
      Opener opener) {
    this.sodium = sodium;
    this.client = client;
    this.policy = policy;
    this.chain = chain;
    this.sealer = sealer;
    this.opener = opener;
  }

  void startIfDue(long now, PacketSink out) {
    if (!client) {
      return;
    }
    if (since == NOT_STARTED) {
      since = now;
    }
    boolean due =
        now - since >= policy.nanos()
            || sealer.sealed() >= policy.packets()
            || opener.opened() >= policy.packets();
    if (!due || asked.get() != null || sealer.switching() || guard.closed()) {
      return;
    }
    KeyPair fresh = new KeyPair(sodium);
    asked.set(fresh);
    if (guard.closed()) {
      dropAsked();
      return;
    }
    since = now;
    RekeyKey request = new RekeyKey(ByteSlice.of(fresh.publicKey()));
    out.send(PacketType.REKEY_REQUEST, HandshakeCodecs.encode(RekeyKey.REQUEST, request));
  }

  void handle(ReceivedPacket packet, PacketSink out) throws IOException {
    guard.enter();
    try {
      PacketType type = PacketType.of(packet.header().type());
      if (type == PacketType.REKEY_REQUEST && !client) {
        answer(decode(RekeyKey.REQUEST, packet).publicKey().toByteArray(), out);
      } else if (type == PacketType.REKEY_RESPONSE && client) {
        complete(decode(RekeyKey.RESPONSE, packet).publicKey().toByteArray(), out);
      } else if (type == PacketType.REKEY_COMPLETE && !client) {
        decode(RekeyComplete.CODEC, packet);
        finish();
      } else {
        throw new IOException("the peer changes keys out of turn");
      }
    } finally {
      guard.exit();
    }
  }

  void close() {
    guard.close();
  }

  private void answer(byte[] clientKey, PacketSink out) throws IOException {
    if (awaitingComplete != null || sealer.switching()) {
      throw new IOException("the peer asks for new keys before it has taken the last ones");
    }
    try (KeyPair fresh = new KeyPair(sodium)) {
      ChannelKeys keys = derive(fresh, clientKey, clientKey, fresh.publicKey());
      awaitingComplete = keys.clientToServer();
      sealer.switchAfterAnswer(keys.serverToClient());
      RekeyKey response = new RekeyKey(ByteSlice.of(fresh.publicKey()));
      out.send(PacketType.REKEY_RESPONSE, HandshakeCodecs.encode(RekeyKey.RESPONSE, response));
    }
  }

  private void complete(byte[] serverKey, PacketSink out) throws IOException {
    KeyPair mine = asked.get();
    if (mine == null) {
      throw new IOException("the peer sends new keys without being asked");
    }
    try (mine) {
      ChannelKeys keys = derive(mine, serverKey, mine.publicKey(), serverKey);
      opener.adopt(keys.serverToClient());
      // In this order: the send loop takes "not asked" and "not switching" for leave to ask again.
      sealer.switchAfterAnswer(keys.clientToServer());
      asked.set(null);
      out.send(
          PacketType.REKEY_COMPLETE,
          HandshakeCodecs.encode(RekeyComplete.CODEC, RekeyComplete.plain()));
    }
  }

  private void finish() throws IOException {
    DirectionKey key = awaitingComplete;
    if (key == null) {
      throw new IOException("the peer completes a change of keys without being asked");
    }
    awaitingComplete = null;
    opener.adopt(key);
  }

  private ChannelKeys derive(KeyPair own, byte[] peerKey, byte[] clientKey, byte[] serverKey)
      throws IOException {
    byte[] shared = own.shared(peerKey);
    if (shared == null) {
      throw new IOException("the peer's new key is not usable");
    }
    try {
      ChannelKeys keys = ChannelKeys.next(sodium, chain, shared, clientKey, serverKey);
      Libsodium.wipe(chain);
      chain = keys.chain();
      return keys;
    } finally {
      Libsodium.wipe(shared);
    }
  }

  private static <T> T decode(PacketCodec<T> codec, ReceivedPacket packet) throws IOException {
    try {
      return HandshakeCodecs.decode(codec, packet.array(), packet.offset(), packet.length());
    } catch (MalformedPacketException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void wipe() {
    Libsodium.wipe(chain);
    if (awaitingComplete != null) {
      awaitingComplete.wipe();
    }
    dropAsked();
  }

  private void dropAsked() {
    KeyPair unused = asked.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
  }
}
