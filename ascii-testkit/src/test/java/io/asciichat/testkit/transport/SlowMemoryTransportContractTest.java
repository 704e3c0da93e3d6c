package io.asciichat.testkit.transport;

import io.asciichat.core.port.Transport;
import java.time.Duration;

/** The same over a link with a delay, a limited speed and small buffers. */
class SlowMemoryTransportContractTest extends MemoryTransportContractTest {
  private static final LinkProfile LINK =
      LinkProfile.PERFECT.latency(Duration.ofMillis(1)).bandwidth(500_000_000).buffer(100_000);

  @Override
  protected Transport create() {
    return MemoryTransport.threaded().from("127.0.0.1", LINK);
  }
}
