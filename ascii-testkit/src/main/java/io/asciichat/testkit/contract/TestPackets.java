package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Packets with recognisable content, and threads to send them from. */
final class TestPackets {
  /** Long enough for any machine; no test that passes waits for it. */
  static final long TIMEOUT = TimeUnit.SECONDS.toNanos(20);

  private TestPackets() {}

  /** A payload that depends on the number. */
  static byte[] payload(int number, int length) {
    byte[] payload = new byte[length];
    new Random(number).nextBytes(payload);
    return payload;
  }

  /** A whole packet; its number, below 65536, is its type. */
  static byte[] packet(int number, int length) {
    byte[] payload = payload(number, length);
    byte[] packet = new byte[PacketHeader.SIZE + length];
    PacketHeader.encode(number, length, PacketHeader.crcOf(payload, 0, length), packet, 0);
    System.arraycopy(payload, 0, packet, PacketHeader.SIZE, length);
    return packet;
  }

  static void send(Connection connection, int number, int length) throws IOException {
    byte[] packet = packet(number, length);
    connection.send(packet, 0, packet.length);
  }

  /** Receives a packet, whose reference the caller owns. */
  static ReceivedPacket receive(Connection connection) throws IOException {
    ReceivedPacket packet = connection.receive(TIMEOUT);
    assertNotNull(packet, "no packet came");
    return packet;
  }

  static void expect(Connection connection, int number, int length) throws IOException {
    ReceivedPacket packet = receive(connection);
    check(packet, number, length);
    packet.release();
  }

  static void check(ReceivedPacket packet, int number, int length) throws IOException {
    assertEquals(number, packet.header().type());
    assertEquals(length, packet.length());
    packet.checkCrc();
    assertArrayEquals(
        payload(number, length),
        Arrays.copyOfRange(packet.array(), packet.offset(), packet.offset() + packet.length()));
  }

  /** Runs something on a thread of its own. */
  static <T extends @Nullable Object> Future<T> inBackground(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofPlatform().daemon().name("contract").start(future);
    return future;
  }

  /** Waits until something is the case. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TIMEOUT;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - deadline < 0, "it did not happen in time");
      Thread.onSpinWait();
    }
  }

  /** Waits for what {@link #inBackground} has started. */
  static <T extends @Nullable Object> T result(Future<T> future) throws Exception {
    return future.get(TIMEOUT, TimeUnit.NANOSECONDS);
  }
}
