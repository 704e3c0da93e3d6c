package io.asciichat.transport.tcp;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.testkit.contract.TransportContract;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("hasIpv6")
class TcpIpv6TransportContractTest extends TransportContract {
  static boolean hasIpv6() {
    return TcpTransport.loopback(1).size() == 2;
  }

  @Override
  protected Transport create(BufferPool pool) {
    return new TcpTransport(pool);
  }

  @Override
  protected Endpoint anywhere() {
    return new Endpoint("::1", 0);
  }

  @Override
  protected String address() {
    return "::1";
  }

  @Override
  @SuppressWarnings("resource") // Closing the stream closes the socket.
  protected OutputStream connectRaw(Transport transport, Endpoint server) throws IOException {
    Socket socket = new Socket(server.host(), server.port());
    socket.setTcpNoDelay(true);
    return socket.getOutputStream();
  }
}
