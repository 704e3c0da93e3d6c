package io.asciichat.crypto;

import io.asciichat.crypto.Rekeying.RekeyPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What all handshakes of one {@link AcipSecurity} share. Not a record, so that nothing prints the
 * key.
 */
final class Settings {
  final boolean plaintext;
  final RekeyPolicy rekey;

  /** Extension bits to offer or accept; 0 behaves as a C peer. */
  final int extensions;

  private final byte @Nullable [] passwordKey;
  private volatile boolean wiped;

  Settings(byte @Nullable [] passwordKey, boolean plaintext, RekeyPolicy rekey, int extensions) {
    this.passwordKey = passwordKey;
    this.plaintext = plaintext;
    this.rekey = rekey;
    this.extensions = extensions;
  }

  /**
   * The password's key as a copy that the caller wipes, or null.
   *
   * @throws IllegalStateException when the key is wiped: zeros must never pass for a key
   */
  byte @Nullable [] passwordKey() {
    byte[] copy = passwordKey == null ? null : passwordKey.clone();
    if (wiped) {
      Libsodium.wipe(copy);
      throw new IllegalStateException("this security is closed");
    }
    return copy;
  }

  /** The same as for a C peer, with a key of its own to be wiped. */
  Settings withoutExtensions() {
    return new Settings(passwordKey(), plaintext, rekey, 0);
  }

  void wipe() {
    wiped = true;
    Libsodium.wipe(passwordKey);
  }
}
