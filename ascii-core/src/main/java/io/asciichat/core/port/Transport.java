package io.asciichat.core.port;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import java.util.List;

/** Makes listeners and connections. Thread-safe. */
public interface Transport {
  /**
   * Listens on all the given endpoints.
   *
   * @param endpoints what to bind, in any order; empty for the adapter's loopback default
   * @param pool where the payloads are put that the accepted connections receive
   * @throws AsciiChatException with code BIND when one cannot be bound, USAGE when the list makes
   *     no sense; nothing stays bound
   */
  Listener listen(List<Endpoint> endpoints, BufferPool pool);

  /**
   * Connects.
   *
   * @param pool where the payloads are put that the connection receives
   * @param timeoutNanos how long at the most, over all addresses of the host
   * @throws AsciiChatException with code CONNECT (no such host, refused, unreachable) or TIMEOUT
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  Connection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos)
      throws InterruptedException;
}
