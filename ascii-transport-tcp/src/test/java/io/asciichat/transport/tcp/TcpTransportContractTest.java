package io.asciichat.transport.tcp;

import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.testkit.contract.TransportContract;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

class TcpTransportContractTest extends TransportContract {
  @Override
  protected Transport create() {
    return new TcpTransport();
  }

  @Override
  @SuppressWarnings("resource") // Closing the stream closes the socket.
  protected OutputStream connectRaw(Transport transport, Endpoint server) throws IOException {
    Socket socket = new Socket(server.host(), server.port());
    socket.setTcpNoDelay(true);
    return socket.getOutputStream();
  }
}
