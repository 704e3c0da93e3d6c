package io.asciichat.crypto;

import org.jspecify.annotations.Nullable;

/** What one direction of a connection needs until the next change of keys. */
final class DirectionKey {
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
