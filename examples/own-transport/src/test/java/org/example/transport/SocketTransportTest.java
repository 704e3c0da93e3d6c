package org.example.transport;

import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.testkit.contract.TransportContract;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** The transport keeps what the core expects of every one. */
class SocketTransportTest extends TransportContract {
  @Override
  protected Transport create() {
    return new SocketTransport();
  }

  @Override
  protected OutputStream connectRaw(Transport transport, Endpoint server) throws IOException {
    return new Socket(server.host(), server.port()).getOutputStream();
  }
}
