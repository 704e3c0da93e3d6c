package io.asciichat.crypto;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys between peers that speak the extension: one per direction, and one from which the next
 * change of keys continues. All come from HKDF-SHA-256 with 128 bytes of output:
 *
 * <pre>
 *   0  32  key client to server        48  32  key server to client
 *  32  16  session id client to server  80  16  session id server to client
 *                                       96  32  chain
 * </pre>
 */
final class ChannelKeys {
  private static final byte[] FIRST = Libsodium.ascii("ascii-chat extension 1 keys");
  private static final byte[] NEXT = Libsodium.ascii("ascii-chat extension 1 rekey");
  private static final int SIZE = 128;

  private final DirectionKey clientToServer;
  private final DirectionKey serverToClient;
  private final byte[] chain;

  private ChannelKeys(byte[] output) {
    clientToServer = new DirectionKey(slice(output, 0, 32), slice(output, 32, 16));
    serverToClient = new DirectionKey(slice(output, 48, 32), slice(output, 80, 16));
    chain = slice(output, 96, 32);
    Libsodium.wipe(output);
  }

  /**
   * The keys at the end of a handshake.
   *
   * @param sharedKey X25519 result
   * @param passwordKey the password's key, empty without a password
   * @param transcript hash of the whole handshake
   */
  static ChannelKeys first(
      Libsodium sodium, byte[] sharedKey, byte[] passwordKey, byte[] transcript) {
    byte[] secret = Libsodium.concat(sharedKey, passwordKey);
    try {
      return new ChannelKeys(sodium.hkdf(transcript, secret, FIRST, SIZE));
    } finally {
      Libsodium.wipe(secret);
    }
  }

  /**
   * The keys after a change.
   *
   * @param chain of the keys before
   * @param sharedKey X25519 result of the two fresh keys
   */
  static ChannelKeys next(
      Libsodium sodium, byte[] chain, byte[] sharedKey, byte[] clientKey, byte[] serverKey) {
    byte[] info = Libsodium.concat(NEXT, clientKey, serverKey);
    return new ChannelKeys(sodium.hkdf(chain, sharedKey, info, SIZE));
  }

  DirectionKey clientToServer() {
    return clientToServer;
  }

  DirectionKey serverToClient() {
    return serverToClient;
  }

  byte[] chain() {
    return chain;
  }

  private static byte[] slice(byte[] output, int from, int length) {
    return Arrays.copyOfRange(output, from, from + length);
  }

  /** The key and session id of one direction of a connection, until the next change of keys. */
  static final class DirectionKey {
    /** Bytes of the nonce that stay the same. */
    static final int SESSION_ID_SIZE = 16;

    private final byte[] key;
    private final byte @Nullable [] sessionId;

    /**
     * @param key 32 bytes; passes to this object
     * @param sessionId first 16 bytes of every nonce, or null when the peer chooses them
     */
    DirectionKey(byte[] key, byte @Nullable [] sessionId) {
      this.key = key;
      this.sessionId = sessionId;
    }

    byte[] key() {
      return key;
    }

    byte @Nullable [] sessionId() {
      return sessionId;
    }

    void wipe() {
      Libsodium.wipe(key);
    }
  }
}
