package io.asciichat.crypto.keys;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An identity whose secret is in this process. */
final class SeedIdentity implements Identity {
  private final IdentityKey key;
  private final byte[] seed;
  private volatile boolean closed;

  /**
   * @param seed passes to this object
   */
  SeedIdentity(IdentityKey key, byte[] seed) {
    this.key = key;
    this.seed = seed;
  }

  @Override
  public IdentityKey key() {
    return key;
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[IdentityKey.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
    if (closed) { // before, or meanwhile: then some of the seed was zeros
      throw new IllegalStateException("this identity is closed");
    }
    return signature;
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(seed, (byte) 0);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "SeedIdentity[" + key + "]";
  }
}
