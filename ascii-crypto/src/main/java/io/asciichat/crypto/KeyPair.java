package io.asciichat.crypto;

import org.jspecify.annotations.Nullable;

/** A fresh X25519 key pair. Its secret exists until {@link #close()}. */
final class KeyPair implements AutoCloseable {
  private final Libsodium sodium;
  private final byte[] secret;
  private final byte[] publicKey;

  KeyPair(Libsodium sodium) {
    this(sodium, sodium.random(32));
  }

  /** With a given secret, which passes to this object. */
  KeyPair(Libsodium sodium, byte[] secret) {
    this.sodium = sodium;
    this.secret = secret;
    this.publicKey = sodium.publicKey(secret);
  }

  byte[] publicKey() {
    return publicKey;
  }

  /**
   * The secret shared with the owner of this key, to be wiped by the caller; null when the key is
   * of low order or this side's own key comes back.
   */
  byte @Nullable [] shared(byte[] peerKey) {
    return sodium.same(publicKey, peerKey) ? null : sodium.sharedSecret(secret, peerKey);
  }

  @Override
  public void close() {
    Libsodium.wipe(secret);
  }
}
