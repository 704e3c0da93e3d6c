package io.asciichat.crypto;

import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import java.util.Arrays;

/** Identities whose secrets are one byte, again and again. */
final class TestIdentities {
  private TestIdentities() {}

  static Identity of(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return Identities.ofSeed(seed);
  }
}
