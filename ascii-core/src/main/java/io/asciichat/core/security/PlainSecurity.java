package io.asciichat.core.security;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Security;

/**
 * Security that offers plaintext and nothing else. A client begins its session at once; a server
 * takes a session's first packet and refuses clients that want encryption.
 */
public final class PlainSecurity implements Security {
  /** There is nothing to configure. */
  public PlainSecurity() {}

  @Override
  public Handshake serve(BufferPool pool) {
    return new PlainHandshake(false);
  }

  @Override
  public Handshake connect(BufferPool pool, String server) {
    return new PlainHandshake(true);
  }
}
