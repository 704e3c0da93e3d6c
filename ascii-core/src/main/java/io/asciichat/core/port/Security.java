package io.asciichat.core.port;

/**
 * Makes handshakes. One object holds the local configuration (password, whether plaintext is
 * allowed) and serves any number of connections. Thread-safe. Slow key derivations happen when it
 * is built, not inside handshakes.
 */
public interface Security {
  /** The server's side for a connection that was just accepted. */
  Handshake serve();

  /** The client's side for a connection that was just made. */
  Handshake connect();
}
