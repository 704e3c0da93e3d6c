package io.asciichat.testkit.contract;

import static io.asciichat.testkit.contract.TestPackets.PATIENCE;
import static io.asciichat.testkit.contract.TestPackets.expect;
import static io.asciichat.testkit.contract.TestPackets.inBackground;
import static io.asciichat.testkit.contract.TestPackets.packet;
import static io.asciichat.testkit.contract.TestPackets.receive;
import static io.asciichat.testkit.contract.TestPackets.result;
import static io.asciichat.testkit.contract.TestPackets.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How packets travel: whole, in order, and nothing else. */
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
}
