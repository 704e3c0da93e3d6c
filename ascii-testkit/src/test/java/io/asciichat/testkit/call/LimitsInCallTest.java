package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An operator who changes the bounds of a server that runs. */
class LimitsInCallTest {
  @Test
  void morePlacesLetMoreInAndFewerSendNobodyAway() {
    try (SimulatedCall call = new SimulatedCall(1)) {
      AsciiChatServer server = call.server();
      call.join("ANNA");
      call.join("BEN");
      call.runFor(Duration.ofSeconds(20));
      assertEquals(1, server.sessions().size());

      server.limits(server.limits().withMaxClients(3));
      call.join("CLEO");
      call.join("DORA");
      call.runFor(Duration.ofSeconds(20));
      assertEquals(3, server.sessions().size());

      server.limits(server.limits().withMaxClients(1));
      call.join("EMMA");
      call.runFor(Duration.ofSeconds(20));
      assertEquals(3, server.sessions().size());
      assertEquals(1, server.limits().maxClients());
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedWhereItIsGiven() {
    ServerLimits limits = ServerLimits.DEFAULT;
    assertEquals(64, limits.maxClients());
    assertThrows(IllegalArgumentException.class, () -> limits.withMaxClients(0));
    assertThrows(IllegalArgumentException.class, () -> limits.withMaxClients(1025));
    assertThrows(IllegalArgumentException.class, () -> limits.withMaxClientsPerNetwork(-1));
    assertThrows(IllegalArgumentException.class, () -> limits.withConnectionsPerMinute(-1));
    assertThrows(IllegalArgumentException.class, () -> limits.withBan(Duration.ofSeconds(-1)));
  }
}
