package io.asciichat.system.hostile;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.system.WireClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An honest client that asks for hardly any picture. */
final class SmallClient {
  private static final long CONNECT_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final ViewerProfile VIEWER = ViewerProfile.ofSize(20, 10).withFramesPerSecond(1);

  private SmallClient() {}

  /** Joins from one address of the loopback network. */
  static WireClient join(Endpoint server, String from, Security security)
      throws IOException, HandshakeException {
    BufferPool pool = new BufferPool();
    BoundTransport transport = new BoundTransport(List.of(from).iterator());
    WireClient client =
        WireClient.over(transport.connect(server, pool, CONNECT_TIMEOUT_NANOS), security, pool);
    announce(client, VIEWER);
    return client;
  }

  static void announce(WireClient client, ViewerProfile viewer) throws IOException {
    client.send(
        ClientCapabilities.CODEC, ViewerProfileMapper.capabilitiesOf(viewer, "xterm", "truecolor"));
  }
}
