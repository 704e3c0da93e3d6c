package io.asciichat.testkit.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.testkit.sim.SimulatedScheduler;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thread, simulated time: what arrives when, and what each fault does. */
class SimulatedLinkTest {
  private static final long MILLI = 1_000_000;
  private static final int FRAME = 10_000;

  /** 20 ms one way, 1 MB/s (10 ms a frame), room for five frames. */
  private static final LinkProfile SLOW = new LinkProfile(20 * MILLI, 1_000_000, 5 * FRAME);

  private final SimulatedScheduler time = new SimulatedScheduler();
  private final BufferPool pool = new BufferPool();
  private final MemoryTransport network = MemoryTransport.simulated(time);
  private final List<Long> told = new ArrayList<>();
  private MemoryConnection client;
  private Connection server;

  @BeforeEach
  void connect() throws IOException {
    Listener listener = network.listen(List.of(), pool);
    client =
        network
            .from("10.0.0.7", SLOW)
            .connect(new Endpoint("server", Endpoint.DEFAULT_PORT), pool, Long.MAX_VALUE);
    Connection accepted = listener.accept(Long.MAX_VALUE);
    assertNotNull(accepted);
    server = accepted;
    server.onReadable(() -> told.add(time.nanos()));
    time.runUntil(0);
    told.clear();
  }

  @AfterEach
  void everyBufferIsBack() {
    client.close();
    server.close();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void theServerSeesTheAddressOfTheView() {
    assertEquals("10.0.0.7", server.peerAddress());
    assertEquals("server:27224", client.peerName());
  }

  @Test
  void packetsArriveAfterTransmissionAndLatencyAndTheListenerIsTold() throws IOException {
    send(client, 1);
    send(client, 2);
    time.runUntil(30 * MILLI - 1);
    assertNull(server.receive(Long.MAX_VALUE));
    time.runUntil(30 * MILLI);
    expect(1);
    assertNull(server.receive(Long.MAX_VALUE));
    time.runUntil(40 * MILLI);
    expect(2);
    assertEquals(List.of(30 * MILLI, 40 * MILLI), told);
  }

  @Test
  void aSenderFasterThanTheLinkIsSlowedDownToItsSpeed() throws IOException {
    int sent = sendForASecond();
    assertTrue(sent >= 95 && sent <= 106, sent + " frames of 10 ms each in one second");
  }

  @Test
  void aPausedReaderFillsTheBufferAndThenHoldsTheSenderUp() throws IOException {
    ((MemoryConnection) server).pause();
    int sent = sendForASecond();
    assertEquals(5, sent);
    assertEquals(5L * FRAME, client.backlogBytes());
    ((MemoryConnection) server).resume();
    assertEquals(5, drain());
    assertEquals(time.nanos(), client.writableAt(time.nanos()));
  }

  @Test
  void closingDeliversWhatIsUnderWayAndThenTheEnd() throws IOException {
    send(client, 1);
    client.close();
    time.runUntil(30 * MILLI - 1);
    assertNull(server.receive(0));
    time.runUntil(30 * MILLI);
    expect(1);
    assertThrows(EOFException.class, () -> server.receive(0));
    assertEquals(List.of(30 * MILLI, 30 * MILLI), told);
    assertThrows(IOException.class, () -> send(server, 1));
  }

  @Test
  void aCutIsNoticedAtBothEndsAndLosesWhatIsUnderWay() throws IOException {
    send(client, 1);
    client.cut();
    IOException lost = assertThrows(IOException.class, () -> server.receive(0));
    assertEquals("the link was cut", lost.getMessage());
    assertThrows(IOException.class, () -> client.receive(0));
    assertThrows(IOException.class, () -> send(client, 1));
    assertThrows(IOException.class, () -> send(server, 1));
    assertEquals(List.of(0L), told);
  }

  @Test
  void aPacketMayBecomeWholeOverSeveralReceives() throws IOException {
    byte[] packet = frame(3);
    client.send(packet, 0, 30);
    time.runUntil(25 * MILLI);
    assertNull(server.receive(0));
    client.send(packet, 30, packet.length - 30);
    assertNull(server.receive(0));
    time.runUntil(60 * MILLI);
    expect(3);
  }

  @Test
  void aPacketThatNeverBecomesWholeEndsTheConnection() throws IOException {
    client.send(frame(3), 0, 30);
    time.runUntil(25 * MILLI);
    assertNull(server.receive(0));
    time.runUntil(9000 * MILLI);
    assertNull(server.receive(0));
    time.runUntil(11_000 * MILLI);
    assertThrows(IOException.class, () -> server.receive(0));
  }

  @Test
  void injectedBytesAreFramedLikeAnyOthers() throws IOException {
    client.inject(new byte[PacketHeader.SIZE]);
    time.runUntil(30 * MILLI);
    assertThrows(FramingException.class, () -> server.receive(0));
  }

  @Test
  void aListenerIsToldOfConnections() throws IOException {
    Listener other = network.listen(List.of(new Endpoint("other", 5)), pool);
    other.onReadable(() -> told.add(time.nanos()));
    time.runUntil(7);
    told.clear();
    network.connect(new Endpoint("other", 5), pool, 0).close();
    time.runUntil(8);
    assertEquals(List.of(7L), told);
    Connection accepted = other.accept(0);
    assertNotNull(accepted);
    accepted.close();
    other.close();
  }

  private int drain() throws IOException {
    int count = 0;
    for (ReceivedPacket packet = server.receive(0); packet != null; packet = server.receive(0)) {
      packet.release();
      count++;
    }
    return count;
  }

  private void expect(int number) throws IOException {
    ReceivedPacket packet = server.receive(0);
    assertNotNull(packet);
    assertEquals(number, packet.header().type());
    packet.release();
  }

  private static void send(Connection from, int number) throws IOException {
    byte[] frame = frame(number);
    from.send(frame, 0, frame.length);
  }

  private static byte[] frame(int number) {
    byte[] frame = new byte[FRAME];
    PacketHeader.encode(number, FRAME - PacketHeader.SIZE, 0, frame, 0);
    return frame;
  }

  /** Sends frames whenever there is room, until a second has passed; returns how many. */
  private int sendForASecond() throws IOException {
    int sent = 0;
    while (time.nanos() < 1000 * MILLI) {
      long writable = client.writableAt(time.nanos());
      if (writable > time.nanos()) {
        time.runUntil(writable);
        drain();
      } else {
        send(client, sent++);
      }
      assertTrue(client.backlogBytes() <= SLOW.bufferBytes() + FRAME);
    }
    return sent;
  }
}
