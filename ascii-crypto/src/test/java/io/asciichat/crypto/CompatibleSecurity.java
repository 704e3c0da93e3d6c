package io.asciichat.crypto;

import io.asciichat.core.port.Security;

/**
 * For other modules' tests: a side that greets exactly as the C program does, without our
 * extension.
 */
public final class CompatibleSecurity {
  private CompatibleSecurity() {}

  /** Encrypted, no password. */
  public static Security create() {
    return AcipSecurity.builder().withoutExtensions().build();
  }
}
