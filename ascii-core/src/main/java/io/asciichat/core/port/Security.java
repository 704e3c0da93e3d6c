package io.asciichat.core.port;

import io.asciichat.core.buffer.BufferPool;

/**
 * Makes handshakes. One object holds the local configuration (password, whether plaintext is
 * allowed) and serves any number of connections. Thread-safe. Slow key derivations happen when it
 * is built, not inside handshakes.
 */
public interface Security {
  /**
   * Returns the server's side for a connection that was just accepted.
   *
   * @param pool where its cipher puts the packets it opens
   */
  Handshake serve(BufferPool pool);

  /**
   * Does now what would slow the first handshake down, such as loading code, so that none of it
   * falls into a peer's time limit: C servers wait one second for each step. Called before a client
   * connects, and earlier by a program that has a thread to spare; the second caller waits for the
   * first.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  default void prepare() throws InterruptedException {}

  /**
   * Returns the client's side for a connection that was just made.
   *
   * @param pool where its cipher puts the packets it opens
   * @param server the server's numeric address and port, as {@link Connection#peerName} tells it,
   *     for a security that knows servers by their address
   */
  Handshake connect(BufferPool pool, String server);

  /**
   * Returns a security for a call that a program plays with itself to load code: alike in all that
   * takes time, but for identities, which would have to be asked for signatures.
   */
  default Security rehearsal() {
    return this;
  }
}
