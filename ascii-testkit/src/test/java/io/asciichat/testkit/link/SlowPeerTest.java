package io.asciichat.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.LinkTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that send what keeps a link alive, and read little or nothing of what they are sent. */
class SlowPeerTest {
  private final RecordingHandler handler = new RecordingHandler();

  private SimulatedPeer viewer(LinkProfile profile) throws IOException {
    SimulatedPeer world = new SimulatedPeer(new PlainSecurity(), profile, handler);
    world.link.start();
    world.send(PacketType.STREAM_START, new byte[4]);
    world.sendEvery(Duration.ofMillis(500), PacketType.PONG);
    world.run(Duration.ofSeconds(1));
    return world;
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 3000, 30_000, 300_000})
  void whoReadsNothingIsEndedWithAReason(int frame) throws Exception {
    try (SimulatedPeer world = viewer(LinkProfile.PERFECT)) {
      world.peer.pause();
      world.stream(frame);
      world.run(Duration.ofSeconds(40));
      assertEquals(ErrorCode.NETWORK, handler.end().code());
      assertEquals(
          "the peer does not read, or less than 4096 bytes/s for 15 s", handler.end().message());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 3000, 30_000})
  void whoReadsAKilobyteASecondIsEnded(int frame) throws Exception {
    try (SimulatedPeer world = viewer(LinkProfile.PERFECT.bandwidth(1024).buffer(64 << 10))) {
      world.read();
      world.stream(frame);
      world.run(Duration.ofSeconds(60));
      assertEquals(ErrorCode.NETWORK, handler.end().code());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 3000, 30_000, 300_000})
  void whoReadsTwentyKilobytesASecondStays(int frame) throws Exception {
    try (SimulatedPeer world = viewer(LinkProfile.PERFECT.bandwidth(20_000))) {
      world.read();
      world.stream(frame);
      world.run(Duration.ofMinutes(5));
      assertEquals(List.of("established", "received STREAM_START of 4"), handler.events);
    }
  }

  @Test
  void whoStandsStillForThreeSecondsNowAndThenStays() throws Exception {
    LinkTrouble stalls = LinkTrouble.NONE.stalls(0.3, Duration.ofSeconds(3));
    try (SimulatedPeer world = viewer(LinkProfile.PERFECT.bandwidth(20_000).trouble(stalls))) {
      world.read();
      world.stream(3000);
      world.run(Duration.ofMinutes(5));
      assertEquals(List.of("established", "received STREAM_START of 4"), handler.events);
    }
  }

  @Test
  void aPauseOfNineSecondsIsForgiven() throws Exception {
    try (SimulatedPeer world = viewer(LinkProfile.PERFECT)) {
      world.read();
      world.stream(3000);
      for (int i = 0; i < 5; i++) {
        world.peer.pause();
        world.run(Duration.ofSeconds(9));
        world.peer.resume();
        world.run(Duration.ofSeconds(2));
      }
      assertEquals(2, handler.events.size(), handler.events::toString);
    }
  }

  @Test
  void whoIsSentLittleMayReadLittle() throws Exception {
    try (SimulatedPeer world = viewer(LinkProfile.PERFECT.bandwidth(1024).buffer(1024))) {
      world.read();
      world.run(Duration.ofMinutes(5));
      assertTrue(handler.end == null, () -> "PINGs alone are no reason: " + handler.end);
    }
  }
}
