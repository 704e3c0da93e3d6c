package io.asciichat.testkit.load;

import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.runtime.ChatRuntime;

/**
 * The way to the server under load. Thread-safe where transport and security are.
 *
 * @param transport makes connections
 * @param security goes through handshakes
 * @param server where it listens
 * @param runtime time, threads and memory of all clients
 */
record LoadPeers(Transport transport, Security security, Endpoint server, ChatRuntime runtime) {
  Connection connect(long timeoutNanos) throws InterruptedException {
    return transport.connect(server, runtime.pool(), timeoutNanos);
  }

  Handshake greet(Connection connection) {
    return security.connect(runtime.pool(), connection.peerName());
  }
}
