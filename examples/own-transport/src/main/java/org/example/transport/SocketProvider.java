package org.example.transport;

import io.asciichat.core.port.Transport;
import io.asciichat.core.port.TransportProvider;

/** Makes the transport known by the name x, as in {@code x://host:port}. */
public final class SocketProvider implements TransportProvider {
  @Override
  public String scheme() {
    return "x";
  }

  @Override
  public String description() {
    return "plain sockets, an example";
  }

  @Override
  public Transport create() {
    return new SocketTransport();
  }
}
