package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What both roles of the handshake have in common: secrets, transcript, and the way it ends. */
abstract class AcipHandshake implements Handshake {
  /**
   * Ends what a packet in clear seems to say: an attacker between the two could have changed it,
   * and nothing but the right proofs shows that none has.
   */
  static final String OR_CHANGED = ", or the handshake was changed on the way";

  final Libsodium sodium;
  final Settings settings;
  final byte @Nullable [] passwordKey;

  private final BufferPool pool;
  private final boolean client;
  private final KeyPair ephemeral;
  private final Transcript transcript = new Transcript();
  private byte @Nullable [] sharedKey;
  private @Nullable PacketCipher cipher;
  private boolean failed;

  AcipHandshake(Libsodium sodium, Settings settings, BufferPool pool, boolean client) {
    this(sodium, settings, pool, client, new KeyPair(sodium));
  }

  /** With a given key pair, which passes to this object. */
  AcipHandshake(
      Libsodium sodium, Settings settings, BufferPool pool, boolean client, KeyPair ephemeral) {
    this.sodium = sodium;
    this.settings = settings;
    this.passwordKey = settings.passwordKey();
    this.pool = pool;
    this.client = client;
    this.ephemeral = ephemeral;
  }

  /** Handles one packet of the handshake; the transcript has it already. */
  abstract Progress handle(PacketType type, byte[] payload, int offset, int length, PacketSink out)
      throws HandshakeException, MalformedPacketException;

  @Override
  public final Progress receive(
      PacketType type, byte[] payload, int offset, int length, PacketSink out)
      throws HandshakeException {
    if (cipher != null || failed) {
      throw new IllegalStateException("the handshake is over");
    }
    transcript.add(!client, type, payload, offset, length);
    try {
      return handle(type, payload, offset, length, out);
    } catch (HandshakeException e) {
      fail();
      throw e;
    } catch (MalformedPacketException e) {
      fail();
      throw broken("the handshake is broken: " + e.getMessage());
    }
  }

  @Override
  public final PacketCipher cipher() {
    if (cipher == null) {
      throw new IllegalStateException("the handshake is not finished");
    }
    return cipher;
  }

  @Override
  public final void close() {
    ephemeral.close();
    Libsodium.wipe(sharedKey);
    Libsodium.wipe(passwordKey);
  }

  final byte[] publicKey() {
    return ephemeral.publicKey();
  }

  /** Sends a packet of the handshake and takes it into the transcript. */
  final <T> void send(PacketCodec<T> codec, T payload, PacketSink out) {
    byte[] bytes = HandshakeCodecs.encode(codec, payload);
    transcript.add(client, codec.type(), bytes, 0, bytes.length);
    out.send(codec.type(), bytes);
  }

  /** Computes the shared key; the ephemeral secret is gone afterwards. */
  final void agree(byte[] peerKey) throws HandshakeException {
    byte[] shared = ephemeral.shared(peerKey);
    ephemeral.close();
    if (shared == null) {
      throw new HandshakeException(
          ErrorCode.CRYPTO, "the key that came gives no secret; do not trust this connection");
    }
    sharedKey = shared;
  }

  /**
   * The proof over a nonce that the side with this password key, or without one, has to give.
   *
   * @param key the password's key, or null to use the shared key
   */
  final byte[] proof(byte @Nullable [] key, byte[] nonce) {
    byte[] shared = shared();
    return PasswordKey.proof(sodium, key == null ? shared : key, nonce, shared);
  }

  /** Ends well. */
  final Progress finish(boolean extended, @Nullable String identity) {
    if (extended) {
      byte[] password = passwordKey == null ? new byte[0] : passwordKey;
      ChannelKeys keys = ChannelKeys.first(sodium, shared(), password, transcript.hash(sodium));
      cipher = SecretBoxCipher.extended(sodium, pool, client, keys, settings.rekey, identity);
    } else {
      cipher = SecretBoxCipher.compatible(sodium, pool, shared(), identity);
    }
    close();
    return Progress.DONE;
  }

  /** Ends well without encryption. */
  final Progress finishPlain(PacketCipher plain, Progress progress) {
    cipher = plain;
    close();
    return progress;
  }

  static HandshakeException broken(String message) {
    return new HandshakeException(ErrorCode.HANDSHAKE, message);
  }

  static HandshakeException unexpected(PacketType type, String expected) {
    return broken(type + " came in the handshake where " + expected + " was due");
  }

  private byte[] shared() {
    if (sharedKey == null) {
      throw new IllegalStateException("no keys were exchanged");
    }
    return sharedKey;
  }

  private void fail() {
    failed = true;
    close();
  }

  /**
   * Everything that was said in a handshake: SHA-256 over a label and, for client and server each,
   * SHA-256 over their packets as type (2 bytes), length (4 bytes) and payload. The two sides are
   * hashed apart because packets may cross on the way.
   */
  private static final class Transcript {
    private static final byte[] LABEL =
        "ascii-chat extension 1 transcript".getBytes(StandardCharsets.US_ASCII);

    private final PacketWriter fromClient = new PacketWriter();
    private final PacketWriter fromServer = new PacketWriter();

    void add(boolean client, PacketType type, byte[] payload, int offset, int length) {
      PacketWriter said = client ? fromClient : fromServer;
      said.u16(type.code()).u32(length).bytes(payload, offset, length);
    }

    byte[] hash(Libsodium sodium) {
      return sodium.sha256(
          Libsodium.concat(
              LABEL,
              sodium.sha256(fromClient.toByteArray()),
              sodium.sha256(fromServer.toByteArray())));
    }
  }
}
