package io.asciichat.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.link.LinkHandler;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryConnection;
import io.asciichat.testkit.transport.MemoryTransport;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server's link under simulated time, and the raw connection of its peer. */
final class SimulatedPeer implements AutoCloseable {
  final SimulatedScheduler time = new SimulatedScheduler();
  final BufferPool pool;
  final MemoryConnection peer;
  final PeerLink link;

  private final Listener listener;

  SimulatedPeer(Security security, LinkProfile profile, LinkHandler handler) {
    this(security, profile, handler, null);
  }

  /**
   * @param runner plays the loops in place of the simulation, or null
   */
  SimulatedPeer(
      Security security, LinkProfile profile, LinkHandler handler, @Nullable LoopRunner runner) {
    ChatRuntime runtime = ChatRuntime.standard().on(time, runner == null ? time : runner);
    pool = runtime.pool();
    MemoryTransport network = MemoryTransport.simulated(time);
    listener = network.listen(List.of(), pool);
    peer =
        network
            .from("10.0.0.7", profile)
            .connect(new Endpoint("server", Endpoint.DEFAULT_PORT), pool, Long.MAX_VALUE);
    try {
      Connection accepted = listener.accept(0);
      assertNotNull(accepted);
      link = new PeerLink("7", runtime, accepted, security.serve(pool), handler);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void run(Duration duration) {
    time.runFor(duration);
  }

  void send(PacketType type, byte[] payload) throws IOException {
    byte[] wire = PacketHeader.packet(type, payload, 0, payload.length);
    peer.send(wire, 0, wire.length);
  }

  /** Has the peer send this again and again; ends with the connection. */
  void sendEvery(Duration period, PacketType type) {
    time.at(
        time.nanos() + period.toNanos(),
        () -> {
          try {
            send(type, new byte[0]);
            sendEvery(period, type);
          } catch (IOException e) {
            // The link has ended.
          }
        });
  }

  /** Has the server send frames of this length, 60 a second. */
  void stream(int length) {
    PooledBuffer frame = pool.take(length).length(length);
    int crc = PacketHeader.crcOf(frame.array(), 0, length);
    link.send(PacketType.ASCII_FRAME, frame, 0, length, crc);
    frame.release();
    time.at(time.nanos() + 16_666_667, () -> stream(length));
  }

  /** Lets the peer read everything as soon as it comes. */
  void read() {
    peer.onReadable(
        () -> {
          try {
            for (ReceivedPacket p = peer.receive(0); p != null; p = peer.receive(0)) {
              p.release();
            }
          } catch (IOException e) {
            // The link has ended.
          }
        });
  }

  /** What has come for the peer: types, errors with their text, and the end. */
  List<String> heard() throws IOException, MalformedPacketException {
    List<String> heard = new ArrayList<>();
    try {
      for (ReceivedPacket p = peer.receive(0); p != null; p = peer.receive(0)) {
        PacketType type = PacketType.of(p.header().type());
        heard.add(
            type == PacketType.ERROR_MESSAGE
                ? ErrorMessage.CODEC.decode(p.reader()).message().shown()
                : String.valueOf(type));
        p.release();
      }
    } catch (EOFException e) {
      heard.add("end");
    }
    return heard;
  }

  @Override
  public void close() {
    link.close();
    peer.close();
    listener.close();
    run(Duration.ofSeconds(1));
    assertEquals(0, pool.outstanding(), "buffers that never came back");
  }
}
