package io.asciichat.testkit.contract;

import static io.asciichat.testkit.contract.TestPackets.TIMEOUT;
import static io.asciichat.testkit.contract.TestPackets.expect;
import static io.asciichat.testkit.contract.TestPackets.inBackground;
import static io.asciichat.testkit.contract.TestPackets.packet;
import static io.asciichat.testkit.contract.TestPackets.receive;
import static io.asciichat.testkit.contract.TestPackets.result;
import static io.asciichat.testkit.contract.TestPackets.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way packets travel: whole, in order, and nothing else. */
abstract class TransportFramingContract extends TransportFixture {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 65_514, 1 << 20, PacketHeader.MAX_PAYLOAD})
  void aPacketArrivesAsItWasSent(int length) throws Exception {
    Pair pair = pair();
    Future<?> sender =
        inBackground(
            () -> {
              send(pair.client(), 1, length);
              return true;
            });
    expect(pair.server(), 1, length);
    result(sender);
  }

  @Test
  void sendingTakesAPartOfAnArray() throws Exception {
    Pair pair = pair();
    byte[] packet = packet(7, 50);
    byte[] larger = new byte[packet.length + 30];
    System.arraycopy(packet, 0, larger, 10, packet.length);
    pair.client().send(larger, 10, packet.length);
    pair.client().send(packet, 0, packet.length);
    expect(pair.server(), 7, 50);
    expect(pair.server(), 7, 50);
  }

  @Test
  void packetsKeepTheirOrderAndTheirContentUntilReleased() throws Exception {
    Pair pair = pair();
    int count = 300;
    Future<?> sender =
        inBackground(
            () -> {
              for (int i = 0; i < count; i++) {
                send(pair.client(), i, i * 37 % 4001);
              }
              return true;
            });
    List<ReceivedPacket> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      packets.add(receive(pair.server()));
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
    for (Connection end : List.of(pair.client(), pair.server())) {
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
      send(pairs.get(i).client(), i, 10);
      send(pairs.get(i).server(), 100 + i, 10);
    }
    for (int i = 0; i < pairs.size(); i++) {
      expect(pairs.get(i).server(), i, 10);
      expect(pairs.get(i).client(), 100 + i, 10);
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
  void bytesThatAreNoPacketBreakTheStreamForGood() throws Exception {
    byte[] bytes = packet(1, 10);
    bytes[5] ^= 1;
    Connection server = written(bytes, false);
    assertThrows(FramingException.class, () -> server.receive(TIMEOUT));
    assertThrows(IOException.class, () -> server.receive(TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(ints = {PacketHeader.MAX_PAYLOAD + 1, Integer.MAX_VALUE, -1})
  void aLengthAboveTheLimitIsRefusedBeforeAnythingIsAllocated(int length) throws Exception {
    byte[] header = packet(1, 0);
    ByteBuffer.wrap(header).putInt(10, length);
    Connection server = written(header, false);
    long made = pool.created();
    assertThrows(FramingException.class, () -> server.receive(TIMEOUT));
    assertEquals(made, pool.created());
  }

  @Test
  void aConnectionTakesNoMoreThanItsLimitAllowsUntilThatIsRaised() throws Exception {
    Pair pair = pair();
    pair.server().limitPayload(1000);
    send(pair.client(), 1, 1000);
    expect(pair.server(), 1, 1000);
    pair.server().limitPayload(2000);
    send(pair.client(), 2, 1001);
    expect(pair.server(), 2, 1001);
    pair.server().limitPayload(1000);
    send(pair.client(), 3, 1001);
    FramingException refused =
        assertThrows(FramingException.class, () -> pair.server().receive(TIMEOUT));
    assertTrue(String.valueOf(refused.getMessage()).contains("limit is 1000"), refused::toString);
  }

  @Test
  void memoryGrowsWithWhatArrivesAndNotWithWhatIsAnnounced() throws Exception {
    byte[] begun = Arrays.copyOf(packet(1, PacketHeader.MAX_PAYLOAD), PacketHeader.SIZE + 99);
    Connection server = written(begun, true);
    assertThrows(IOException.class, () -> server.receive(TIMEOUT));
    long made = pool.created();
    pool.take(PacketHeader.MAX_PAYLOAD).release();
    assertEquals(made + 1, pool.created(), "a buffer of the announced size lay in the pool");
  }

  @Test
  void aStreamOfLargePacketsMakesNoNewBuffersOnceItIsWarm() throws Exception {
    Pair pair = pair();
    Future<?> sender =
        inBackground(
            () -> {
              for (int i = 0; i < 20; i++) {
                send(pair.client(), i, 400_000);
              }
              return true;
            });
    expect(pair.server(), 0, 400_000);
    long made = pool.created();
    for (int i = 1; i < 20; i++) {
      expect(pair.server(), i, 400_000);
    }
    assertEquals(made, pool.created());
    result(sender);
  }

  @Test
  void whatIsDiscardedIsGoneAndNothingIsReceivedAfterIt() throws Exception {
    Pair pair = pair();
    assertFalse(pair.server().discard(0));
    send(pair.client(), 1, 1000);
    pair.client().close();
    assertThrows(
        EOFException.class,
        () -> {
          while (true) {
            assertTrue(pair.server().discard(TIMEOUT), "nothing came");
          }
        });
    assertThrows(IOException.class, () -> pair.server().receive(0));
  }

  @Test
  void aBrokenStreamCanStillBeDiscarded() throws Exception {
    byte[] bytes = packet(1, 10_000);
    bytes[5] ^= 1;
    Connection server = written(bytes, true);
    assertThrows(FramingException.class, () -> server.receive(TIMEOUT));
    assertThrows(
        EOFException.class,
        () -> {
          while (true) {
            assertTrue(server.discard(TIMEOUT), "nothing came");
          }
        });
  }

  @Test
  void aConnectionCountsWhatItHasSentAlsoWhileAPacketIsStuck() throws Exception {
    Pair pair = pair();
    assertEquals(0, pair.client().sentBytes());
    send(pair.client(), 1, 100);
    assertEquals(PacketHeader.SIZE + 100, pair.client().sentBytes());
    int length = PacketHeader.MAX_PAYLOAD;
    Future<?> sender =
        inBackground(
            () -> {
              send(pair.client(), 2, length);
              return true;
            });
    expect(pair.server(), 1, 100);
    expect(pair.server(), 2, length);
    result(sender);
    long whole = 2L * PacketHeader.SIZE + 100 + length;
    assertEquals(whole, pair.client().sentBytes());
    Future<?> stuck =
        inBackground(
            () -> {
              while (true) {
                send(pair.client(), 3, length);
              }
            });
    // What no reader takes stops in the middle of a packet: the buffers of all transports are
    // smaller.
    TestPackets.await(() -> pair.client().sentBytes() > whole);
    pair.client().close();
    assertFailed(stuck);
    assertTrue(pair.client().sentBytes() < whole + length, "more than the buffers hold");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, PacketHeader.SIZE - 1, PacketHeader.SIZE, PacketHeader.SIZE + 99})
  void aPacketCutShortByTheEndIsNotDelivered(int length) throws Exception {
    byte[] bytes = new byte[length];
    System.arraycopy(packet(1, 100), 0, bytes, 0, length);
    Connection server = written(bytes, true);
    assertThrows(IOException.class, () -> server.receive(TIMEOUT));
  }
}
