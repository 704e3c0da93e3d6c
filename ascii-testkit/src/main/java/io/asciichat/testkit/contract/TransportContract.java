package io.asciichat.testkit.contract;

import static io.asciichat.testkit.contract.TestPackets.PATIENCE;
import static io.asciichat.testkit.contract.TestPackets.expect;
import static io.asciichat.testkit.contract.TestPackets.inBackground;
import static io.asciichat.testkit.contract.TestPackets.packet;
import static io.asciichat.testkit.contract.TestPackets.receive;
import static io.asciichat.testkit.contract.TestPackets.result;
import static io.asciichat.testkit.contract.TestPackets.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Transport} keeps, in real time. Whoever writes one extends this, says how to
 * make it and how to reach it with raw bytes, and adds tests of what is special about it.
 */
@Timeout(60)
public abstract class TransportContract {
  private final BufferPool pool = new BufferPool();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Transport transport;
  private Listener listener;

  /**
   * A new transport.
   *
   * @param pool where it puts the packets it receives; every buffer must come back
   */
  protected abstract Transport create(BufferPool pool);

  /**
   * Connects without framing: what is written goes to the server as it is, and closing ends the
   * connection.
   *
   * @param transport the transport under test
   * @param server where it listens
   */
  protected abstract OutputStream connectRaw(Transport transport, Endpoint server)
      throws IOException;

  /** Where to listen: by default a free port of 127.0.0.1. */
  protected Endpoint anywhere() {
    return new Endpoint("127.0.0.1", 0);
  }

  /** What both sides see as the other's address. */
  protected String address() {
    return "127.0.0.1";
  }

  @BeforeEach
  void listen() {
    transport = create(pool);
    listener = transport.listen(List.of(anywhere()));
    opened.add(listener);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable open : opened) {
      open.close();
    }
    assertEquals(0, pool.outstanding(), "buffers that never came back");
  }

  /** Both ends of a connection. */
  private record Pair(Connection client, Connection server) {}

  private Pair pair() throws IOException, InterruptedException {
    Connection client = transport.connect(endpoint(), PATIENCE);
    opened.add(client);
    return new Pair(client, accept());
  }

  private Connection accept() throws IOException {
    Connection server = listener.accept(PATIENCE);
    assertNotNull(server, "nobody came");
    opened.add(server);
    return server;
  }

  private Endpoint endpoint() {
    return listener.endpoints().getFirst();
  }

  /** A connection to which somebody has written these bytes and nothing more. */
  private Connection written(byte[] bytes, boolean thenClose) throws IOException {
    OutputStream raw = connectRaw(transport, endpoint());
    opened.add(raw);
    raw.write(bytes);
    raw.flush();
    if (thenClose) {
      raw.close();
    }
    return accept();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 65_514, 1 << 20, PacketHeader.MAX_PAYLOAD})
  void aPacketArrivesAsItWasSent(int length) throws Exception {
    Pair pair = pair();
    Future<?> sender =
        inBackground(
            () -> {
              send(pair.client, 1, length);
              return true;
            });
    expect(pair.server, 1, length);
    result(sender);
  }

  @Test
  void sendingTakesAPartOfAnArray() throws Exception {
    Pair pair = pair();
    byte[] packet = packet(7, 50);
    byte[] larger = new byte[packet.length + 30];
    System.arraycopy(packet, 0, larger, 10, packet.length);
    pair.client.send(larger, 10, packet.length);
    pair.client.send(packet, 0, packet.length);
    expect(pair.server, 7, 50);
    expect(pair.server, 7, 50);
  }

  @Test
  void packetsKeepTheirOrderAndTheirContentUntilReleased() throws Exception {
    Pair pair = pair();
    int count = 300;
    Future<?> sender =
        inBackground(
            () -> {
              for (int i = 0; i < count; i++) {
                send(pair.client, i, i * 37 % 4001);
              }
              return true;
            });
    List<ReceivedPacket> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packets.add(receive(pair.server));
    }
    for (int i = 0; i < count; i++) {
      TestPackets.check(packets.get(i), i, i * 37 % 4001);
      packets.get(i).release();
    }
    result(sender);
  }

  @Test
  void bothDirectionsFlowAtOnce() throws Exception {
    Pair pair = pair();
    List<Future<Boolean>> work = new ArrayList<>();
    for (Connection end : List.of(pair.client, pair.server)) {
      work.add(
          inBackground(
              () -> {
                for (int i = 0; i < 100; i++) {
                  send(end, i, 50_000);
                }
                return true;
              }));
      work.add(
          inBackground(
              () -> {
                for (int i = 0; i < 100; i++) {
                  expect(end, i, 50_000);
                }
                return true;
              }));
    }
    for (Future<Boolean> each : work) {
      assertTrue(result(each));
    }
  }

  @Test
  void manyConnectionsLiveSideBySide() throws Exception {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pairs.add(pair());
    }
    for (int i = 0; i < pairs.size(); i++) {
      send(pairs.get(i).client, i, 10);
      send(pairs.get(i).server, 100 + i, 10);
    }
    for (int i = 0; i < pairs.size(); i++) {
      expect(pairs.get(i).server, i, 10);
      expect(pairs.get(i).client, 100 + i, 10);
    }
  }

  @Test
  void aPacketMayArriveByteByByte() throws Exception {
    OutputStream raw = connectRaw(transport, endpoint());
    opened.add(raw);
    Connection server = accept();
    for (byte b : packet(3, 40)) {
      raw.write(b);
      raw.flush();
    }
    expect(server, 3, 40);
  }

  @Test
  void receivingWaitsForItsTimeAndNoPacketIsLostByIt() throws Exception {
    Pair pair = pair();
    long timeout = TimeUnit.MILLISECONDS.toNanos(20);
    long start = System.nanoTime();
    assertNull(pair.server.receive(timeout));
    assertTrue(System.nanoTime() - start >= timeout);
    assertNull(pair.server.receive(0));
    send(pair.client, 1, 10);
    expect(pair.server, 1, 10);
  }

  @Test
  void whatWasSentBeforeClosingArrivesAndThenTheEnd() throws Exception {
    Pair pair = pair();
    send(pair.client, 1, 10);
    send(pair.client, 2, 1000);
    pair.client.close();
    expect(pair.server, 1, 10);
    expect(pair.server, 2, 1000);
    assertThrows(EOFException.class, () -> pair.server.receive(PATIENCE));
    assertThrows(EOFException.class, () -> pair.server.receive(PATIENCE));
  }

  @Test
  void sendingToAClosedPeerFailsSoonerOrLater() throws Exception {
    Pair pair = pair();
    pair.server.close();
    assertThrows(
        IOException.class,
        () -> {
          while (true) {
            send(pair.client, 1, 10_000);
          }
        });
  }

  @Test
  void closingEndsAReceiveThatWaits() throws Exception {
    Pair pair = pair();
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> receiver =
        inBackground(
            () -> {
              begun.countDown();
              return pair.server.receive(PATIENCE * 2);
            });
    begun.await();
    pair.server.close();
    assertFailed(receiver);
  }

  @Test
  void closingEndsASendThatIsBlockedByAPeerThatNeverReads() throws Exception {
    Pair pair = pair();
    byte[] packet = packet(1, PacketHeader.MAX_PAYLOAD);
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> sender =
        inBackground(
            () -> {
              begun.countDown();
              while (true) {
                pair.client.send(packet, 0, packet.length);
              }
            });
    begun.await();
    pair.client.close();
    assertFailed(sender);
  }

  @Test
  void aClosedConnectionRefusesEverythingAndMayBeClosedAgain() throws Exception {
    Pair pair = pair();
    send(pair.client, 1, 10);
    pair.server.close();
    pair.server.close();
    assertThrows(IOException.class, () -> pair.server.receive(0));
    assertThrows(IOException.class, () -> send(pair.server, 1, 10));
  }

  @Test
  void bytesThatAreNoPacketBreakTheStreamForGood() throws Exception {
    byte[] bytes = packet(1, 10);
    bytes[5] ^= 1;
    Connection server = written(bytes, false);
    assertThrows(FramingException.class, () -> server.receive(PATIENCE));
    assertThrows(IOException.class, () -> server.receive(PATIENCE));
  }

  @ParameterizedTest
  @ValueSource(ints = {PacketHeader.MAX_PAYLOAD + 1, Integer.MAX_VALUE, -1})
  void aLengthAboveTheLimitIsRefusedBeforeAnythingIsAllocated(int length) throws Exception {
    byte[] header = packet(1, 0);
    ByteBuffer.wrap(header).putInt(10, length);
    Connection server = written(header, false);
    long made = pool.created();
    assertThrows(FramingException.class, () -> server.receive(PATIENCE));
    assertEquals(made, pool.created());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, PacketHeader.SIZE - 1, PacketHeader.SIZE, PacketHeader.SIZE + 99})
  void aPacketCutShortByTheEndIsNotDelivered(int length) throws Exception {
    byte[] bytes = new byte[length];
    System.arraycopy(packet(1, 100), 0, bytes, 0, length);
    Connection server = written(bytes, true);
    assertThrows(IOException.class, () -> server.receive(PATIENCE));
  }

  @Test
  void bothSidesKnowEachOthersAddress() throws Exception {
    Pair pair = pair();
    assertEquals(address(), pair.client.peerAddress());
    assertEquals(address(), pair.server.peerAddress());
    assertEquals(endpoint().toString(), pair.client.peerName());
    assertTrue(pair.server.peerName().contains(address()), pair.server.peerName());
  }

  @Test
  void acceptingWaitsForItsTime() throws IOException {
    long timeout = TimeUnit.MILLISECONDS.toNanos(20);
    long start = System.nanoTime();
    assertNull(listener.accept(timeout));
    assertTrue(System.nanoTime() - start >= timeout);
    assertNull(listener.accept(0));
  }

  @Test
  void closingEndsAnAcceptThatWaits() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> acceptor =
        inBackground(
            () -> {
              begun.countDown();
              return listener.accept(PATIENCE * 2);
            });
    begun.await();
    listener.close();
    assertFailed(acceptor);
    assertThrows(IOException.class, () -> listener.accept(0));
    listener.close();
  }

  @Test
  void connectionsOutliveTheirListener() throws Exception {
    Pair pair = pair();
    listener.close();
    send(pair.client, 1, 10);
    expect(pair.server, 1, 10);
  }

  @Test
  void aListenerNamesThePortItGotAndNobodyElseGetsIt() throws Exception {
    assertNotEquals(0, endpoint().port());
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> transport.listen(List.of(endpoint())));
    assertEquals(ErrorCode.BIND, refused.code());
    listener.close();
    listener = transport.listen(List.of(endpoint()));
    opened.add(listener);
    Pair pair = pair();
    send(pair.client, 1, 10);
    expect(pair.server, 1, 10);
  }

  @Test
  void connectingToNobodyIsRefused() {
    Endpoint nobody = endpoint();
    listener.close();
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> transport.connect(nobody, PATIENCE));
    assertEquals(ErrorCode.CONNECT, refused.code());
    assertTrue(refused.getMessage().contains(nobody.toString()), refused.getMessage());
  }

  private static void assertFailed(Future<?> future) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> result(future), "it should have failed");
    assertInstanceOf(IOException.class, failure.getCause());
  }
}
