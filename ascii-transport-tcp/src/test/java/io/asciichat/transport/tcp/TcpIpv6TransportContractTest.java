package io.asciichat.transport.tcp;

import io.asciichat.core.port.Endpoint;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("hasIpv6")
class TcpIpv6TransportContractTest extends TcpTransportContractTest {
  static boolean hasIpv6() {
    return TcpTransport.loopback(1).size() == 2;
  }

  @Override
  protected Endpoint anywhere() {
    return new Endpoint("::1", 0);
  }

  @Override
  protected String address() {
    return "::1";
  }
}
