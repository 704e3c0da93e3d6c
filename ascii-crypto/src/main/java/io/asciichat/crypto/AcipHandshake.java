package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.crypto.keys.Identity;
import org.jspecify.annotations.Nullable;

/** The common part of both roles of the handshake: secrets, transcript, and the way it ends. */
abstract class AcipHandshake implements Handshake {
  /**
   * Ends what a packet in clear seems to say: an attacker between the two could have changed it,
   * and nothing but the right proofs shows that none has.
   */
  static final String OR_CHANGED = ", or the handshake was changed on the way";

  private static final byte[] SERVER_LABEL =
      Libsodium.ascii("ascii-chat extension 1 server identity");
  private static final byte[] CLIENT_LABEL =
      Libsodium.ascii("ascii-chat extension 1 client identity");
  private static final byte[] COMMITMENT_LABEL =
      Libsodium.ascii("ascii-chat extension 1 commitment");
  private static final byte[] WORDS_LABEL = Libsodium.ascii("ascii-chat extension 1 words");

  final Libsodium sodium;
  final Settings settings;
  final byte @Nullable [] passwordKey;

  /** Set when both sides speak the extension. */
  boolean extended;

  private final BufferPool pool;
  private final boolean client;
  private final KeyPair ephemeral;
  private final Transcript transcript = new Transcript();
  private byte @Nullable [] sharedKey;
  private byte[] peerKey = new byte[0];
  private byte[] beforeKeys = new byte[0];
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
  final void agree(byte[] theirs) throws HandshakeException {
    peerKey = theirs;
    byte[] shared = ephemeral.shared(theirs);
    ephemeral.close();
    if (shared == null) {
      throw new HandshakeException(
          ErrorCode.CRYPTO, "the key that came gives no secret; do not trust this connection");
    }
    sharedKey = shared;
  }

  /** Remembers what was said before the server shows its keys: both sides call it at that point. */
  final void keysComeNext() {
    beforeKeys = transcript.hash(sodium);
  }

  /**
   * Returns what a server's identity signs. Between C peers it is the ephemeral key alone. In the
   * extended dialect the signature covers what was said before, too, and is made over 64 bytes, so
   * that one for either dialect is worth nothing in the other.
   */
  final byte[] serverStatement(byte[] serverKey) {
    return extended
        ? Libsodium.concat(
            sodium.sha256(SERVER_LABEL), sodium.sha256(Libsodium.concat(beforeKeys, serverKey)))
        : serverKey;
  }

  /**
   * Returns what a client's identity signs in the extended dialect, right behind the server's
   * challenge: all that was said.
   */
  final byte[] clientStatement() {
    return Libsodium.concat(sodium.sha256(CLIENT_LABEL), transcript.hash(sodium));
  }

  /**
   * Returns what binds a client to its ephemeral key before it sees the server's. Without that, an
   * attacker in between could try keys until the check words of both his connections are the same.
   */
  final byte[] commitmentTo(byte[] clientKey) {
    return sodium.sha256(Libsodium.concat(COMMITMENT_LABEL, clientKey));
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

  /**
   * Ends well.
   *
   * @param identity the peer's proven key as hex, or null
   * @param verified whether the peer is known to be the one that is meant
   */
  final Progress finish(@Nullable String identity, boolean verified) {
    byte[] shared = shared();
    if (extended) {
      byte[] password = passwordKey == null ? new byte[0] : passwordKey;
      ChannelKeys keys = ChannelKeys.first(sodium, shared, password, transcript.hash(sodium));
      byte[] clientKey = client ? publicKey() : peerKey;
      byte[] serverKey = client ? peerKey : publicKey();
      byte[] info = Libsodium.concat(WORDS_LABEL, clientKey, serverKey);
      String words = CheckWords.of(sodium.hkdf(beforeKeys, shared, info, CheckWords.COUNT));
      PeerInfo peer = new PeerInfo(Dialect.EXTENDED, identity, verified, words);
      cipher = SecretBoxCipher.extended(sodium, pool, client, keys, settings.rekey, peer);
    } else {
      Extension.Fallback fallback =
          settings.extensions == 0 ? Extension.Fallback.NONE : Extension.Fallback.of(client);
      PeerInfo peer = new PeerInfo(Dialect.ACIP, identity, verified, null);
      cipher = SecretBoxCipher.compatible(sodium, pool, shared, fallback, peer);
    }
    close();
    return Progress.DONE;
  }

  /** Returns the signature of an identity, which an agent may refuse. */
  static byte[] sign(Identity identity, byte[] message) throws HandshakeException {
    try {
      return identity.sign(message);
    } catch (AsciiChatException e) {
      throw new HandshakeException(e.code(), e.getMessage());
    }
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
    private static final byte[] LABEL = Libsodium.ascii("ascii-chat extension 1 transcript");

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
