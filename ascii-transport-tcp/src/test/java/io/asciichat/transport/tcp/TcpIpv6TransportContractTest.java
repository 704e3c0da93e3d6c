package io.asciichat.transport.tcp;

import io.asciichat.core.port.Endpoint;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;

@Needs(Need.IPV6)
class TcpIpv6TransportContractTest extends TcpTransportContractTest {
  @Override
  protected Endpoint anywhere() {
    return new Endpoint("::1", 0);
  }

  @Override
  protected String address() {
    return "::1";
  }
}
