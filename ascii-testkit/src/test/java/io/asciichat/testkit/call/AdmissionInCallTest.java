package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.PacketType;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.transport.LinkProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that come to stay without ever joining. */
class AdmissionInCallTest {
  private final List<String> events = new ArrayList<>();
  private final SimulatedCall call =
      new SimulatedCall(
          9,
          new ServerListener() {
            @Override
            public void left(SessionInfo session, SessionEnd end) {
              events.add(end.reason());
            }

            @Override
            public void rejected(String address, String reason) {
              events.add(reason);
            }
          });

  @AfterEach
  void nothingIsLeft() {
    assertEquals(List.of(), call.scheduler().failures());
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  @Test
  void silentConnectionsOfOneAddressKeepNobodyOut() {
    for (int i = 0; i < 400; i++) {
      silent("10.6.6.6");
    }
    for (int i = 0; i < 9; i++) {
      call.join("P" + i);
      silent("10.6.6.6");
    }
    call.runFor(Duration.ofMillis(300));
    assertEquals(9, call.server().sessions().size());
  }

  @Test
  void silentConnectionsOfManyAddressesKeepNobodyOut() {
    for (int i = 0; i < 400; i++) {
      silent("10.6." + i % 256 + "." + i / 256);
    }
    call.runFor(Duration.ofSeconds(2));
    for (int i = 0; i < 9; i++) {
      call.join("P" + i);
    }
    call.runFor(Duration.ofMillis(300));
    assertEquals(9, call.server().sessions().size());
  }

  @Test
  void aNewcomerFromTheSameAddressGetsIn() {
    for (int i = 0; i < 100; i++) {
      silent("10.0.0.1");
    }
    call.runFor(Duration.ofSeconds(2));
    call.join("HONEST");
    call.runFor(Duration.ofMillis(300));
    assertEquals(1, call.server().sessions().size());
    assertEquals("HONEST", call.server().sessions().getFirst().name());
  }

  @Test
  void whoSaysNothingIsEndedAfterFiveSeconds() {
    silent("10.6.6.6");
    call.runFor(Duration.ofMillis(4_900));
    assertEquals(List.of(), events);
    call.runFor(Duration.ofMillis(400));
    assertEquals(List.of("nothing said within 5 s"), events);
  }

  @Test
  void whoOnlyPingsHoldsNoPlaceAndIsEnded() {
    List<PlaintextAttacker> pinging = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      pinging.add(silent("10.6.6." + i));
    }
    for (int second = 0; second < 9; second++) {
      pinging.forEach(client -> client.send(PacketType.PING, new byte[0]));
      call.runFor(Duration.ofSeconds(1));
    }
    assertEquals(0, call.server().sessions().size());
    for (int i = 0; i < 9; i++) {
      call.join("P" + i);
    }
    call.runFor(Duration.ofMillis(300));
    assertEquals(9, call.server().sessions().size());
    pinging.forEach(client -> client.send(PacketType.PING, new byte[0]));
    call.runFor(Duration.ofSeconds(2));
    assertEquals(9, events.size(), String.join("\n", events));
    assertTrue(events.getFirst().startsWith("no terminal announced"), events.getFirst());
    assertTrue(pinging.getFirst().told().getFirst().startsWith("TIMEOUT"));
  }

  @Test
  void oneAddressLeavesPlacesToOthers() {
    for (int i = 0; i < 20; i++) {
      silent("10.6.6.6").terminal(80, 24);
    }
    call.runFor(Duration.ofSeconds(1));
    assertEquals(7, call.server().sessions().size());
    assertTrue(events.getFirst().contains("7 of 9"), events.getFirst());
    call.join("A");
    call.join("B");
    call.runFor(Duration.ofMillis(300));
    assertEquals(9, call.server().sessions().size());
  }

  @Test
  void thisMachinesProgramsMayTakeAllPlaces() {
    for (int i = 0; i < 9; i++) {
      silent("127.0.0.1").terminal(80, 24);
    }
    call.runFor(Duration.ofMillis(300));
    assertEquals(9, call.server().sessions().size());
  }

  @Test
  void aSlowLinkIsTimeEnough() {
    call.join("FAR", LinkProfile.PERFECT.latency(Duration.ofMillis(900)));
    call.runFor(Duration.ofSeconds(5));
    assertEquals(1, call.server().sessions().size());
    assertEquals(List.of(), events);
  }

  private PlaintextAttacker silent(String address) {
    PlaintextAttacker client =
        PlaintextAttacker.silent(call.network(), address, call.endpoint(), call.pool());
    call.runFor(Duration.ofNanos(1));
    return client;
  }
}
