package io.asciichat.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.sim.ManualClock;
import io.asciichat.testkit.transport.MemoryTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A packet whose handling takes long, on a clock that the handling moves. */
class BusyReceiveLoopTest {
  private final ManualClock clock = new ManualClock();
  private final ChatRuntime runtime = ChatRuntime.standard().on(clock, this::byHand);
  private final BufferPool pool = runtime.pool();
  private final RecordingHandler handler =
      new RecordingHandler() {
        @Override
        public void received(PacketType type, ReceivedPacket packet) {
          super.received(type, packet);
          clock.advance(handling.toNanos());
        }
      };

  private Duration handling = Duration.ZERO;
  private Connection peer;
  private Listener listener;
  private Loop receiving;

  @BeforeEach
  void connect() throws IOException {
    MemoryTransport network = MemoryTransport.threaded();
    listener = network.listen(List.of(), pool);
    peer = network.connect(new Endpoint("server", Endpoint.DEFAULT_PORT), pool, Long.MAX_VALUE);
    Connection accepted = listener.accept(0);
    assertNotNull(accepted);
    PeerLink link = new PeerLink("7", runtime, accepted, new PlainSecurity().serve(pool), handler);
    link.start();
  }

  @AfterEach
  void close() {
    peer.close();
    listener.close();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aPacketThatTakesTenSecondsDoesNotEndItsOwnClient() throws Exception {
    send(PacketType.STREAM_START, 4);
    step();
    handling = Duration.ofSeconds(12);
    send(PacketType.STREAM_STOP, 4);
    send(PacketType.PONG, 0);
    step();
    step();
    handling = Duration.ZERO;
    send(PacketType.STREAM_START, 4);
    step();
    assertEquals(
        List.of(
            "established",
            "received STREAM_START of 4",
            "received STREAM_STOP of 4",
            "slow STREAM_STOP 12000",
            "received STREAM_START of 4"),
        handler.events);
    clock.advance(Duration.ofSeconds(10).toNanos());
    assertEquals(Loop.DONE, step());
    receiving.ended(null);
  }

  @Test
  void halfASecondIsNotSlow() throws Exception {
    handling = Duration.ofMillis(500);
    send(PacketType.STREAM_START, 4);
    step();
    assertEquals(List.of("established", "received STREAM_START of 4"), handler.events);
    handling = Duration.ofMillis(501);
    send(PacketType.STREAM_START, 4);
    step();
    assertEquals("slow STREAM_START 501", handler.events.getLast());
    receiving.ended(null);
  }

  private long step() throws Exception {
    return receiving.step(clock.nanos());
  }

  private void send(PacketType type, int length) throws IOException {
    byte[] wire = PacketHeader.packet(type, new byte[length], 0, length);
    peer.send(wire, 0, wire.length);
  }

  private LoopHandle byHand(String name, Loop loop) {
    if (name.startsWith("receive")) {
      receiving = loop;
    }
    return new LoopHandle() {
      @Override
      public void wake() {}

      @Override
      public void stop() {}

      @Override
      public boolean join(long timeoutNanos) {
        return true;
      }
    };
  }
}
