package io.asciichat.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.transport.tcp.PacketInput.StallLimit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that stall, stop, vanish or never answer. */
@Timeout(60)
class FaultTest {
  private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(20);
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(50);

  private final BufferPool pool = new BufferPool();
  private Listener listener;
  private Socket raw;
  private Connection server;

  @BeforeEach
  void connect() throws IOException {
    listener =
        new TcpTransport(new StallLimit(SHORT, SHORT))
            .listen(List.of(new Endpoint("127.0.0.1", 0)), pool);
    raw = new Socket(InetAddress.ofLiteral("127.0.0.1"), listener.endpoints().getFirst().port());
    raw.setTcpNoDelay(true);
    Connection accepted = listener.accept(TIMEOUT);
    assertNotNull(accepted);
    server = accepted;
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    raw.close();
    listener.close();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aPacketThatStopsHalfwayEndsTheConnection() throws IOException {
    raw.getOutputStream().write(header(1000));
    assertStalls();
    assertThrows(IOException.class, () -> server.receive(TIMEOUT));
  }

  @Test
  void aHeaderThatStopsHalfwayEndsTheConnection() throws IOException {
    raw.getOutputStream().write(header(0), 0, 10);
    assertStalls();
  }

  @Test
  void aResetIsToldInWordsForUsers() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
    IOException end = assertThrows(IOException.class, () -> server.receive(TIMEOUT));
    assertEquals("the connection to the peer was lost", end.getMessage());
  }

  @Test
  void drippingSingleBytesDoesNotProlongThePacket() throws Exception {
    OutputStream out = raw.getOutputStream();
    out.write(header(PacketHeader.MAX_PAYLOAD));
    FutureTask<?> drip =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < PacketHeader.MAX_PAYLOAD; i++) {
                out.write(0);
              }
              return true;
            });
    Thread.ofPlatform().daemon().start(drip);
    assertStalls();
    server.close();
    assertThrows(ExecutionException.class, () -> drip.get(TIMEOUT, TimeUnit.NANOSECONDS));
  }

  @Test
  void theTimeBeforeAPacketBeginsDoesNotCountAgainstIt() throws Exception {
    assertNull(server.receive(SHORT * 2));
    raw.getOutputStream().write(header(0));
    expectPacket();
  }

  @Test
  void closingEndsASendToAStoppedPeerAtOnce() {
    Blocked sender = Blocked.in(this::sendForever);
    server.close();
    sender.assertFailedWith(IOException.class);
  }

  @Test
  void aStoppedPeerHoldsNoMoreThanAFewFrames() {
    AtomicLong sent = new AtomicLong();
    byte[] frame = Arrays.copyOf(header(98_000), PacketHeader.SIZE + 98_000);
    Blocked sender =
        Blocked.in(
            () -> {
              while (true) {
                server.send(frame, 0, frame.length);
                sent.addAndGet(frame.length);
              }
            });
    server.close();
    sender.assertFailedWith(IOException.class);
    assertTrue(sent.get() < 2_000_000, sent + " bytes were taken for a peer that reads nothing");
  }

  @Test
  void anInterruptEndsReceiveSendAndAccept() {
    for (Callable<?> blocking :
        List.<Callable<?>>of(
            () -> server.receive(TIMEOUT * 2),
            this::sendForever,
            () -> listener.accept(TIMEOUT * 2))) {
      Blocked blocked = Blocked.in(blocking);
      blocked.thread.interrupt();
      blocked.assertFailedWith(InterruptedIOException.class);
    }
  }

  @Test
  void anInterruptBeforeAPacketLosesNothing() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedIOException.class, () -> server.receive(TIMEOUT));
    assertTrue(Thread.interrupted());
    raw.getOutputStream().write(header(0));
    expectPacket();
  }

  @Test
  void aResetByThePeerIsAnError() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
    assertThrows(IOException.class, () -> server.receive(TIMEOUT));
  }

  @Test
  void aServerThatDoesNotAnswerCostsTheTimeoutAndNoMore() throws IOException {
    // A full backlog: the system neither accepts nor refuses.
    try (ServerSocket full = new ServerSocket(0, 1)) {
      TcpTransport transport = new TcpTransport();
      Endpoint target = new Endpoint("127.0.0.1", full.getLocalPort());
      AsciiChatException failed =
          assertThrows(
              AsciiChatException.class,
              () -> {
                while (true) {
                  transport.connect(target, pool, SHORT * 4);
                }
              });
      assertEquals(ErrorCode.TIMEOUT, failed.code());
      assertTrue(failed.getMessage().contains(target.toString()), failed.getMessage());
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> transport.connect(target, pool, TIMEOUT));
    }
  }

  @Test
  void aCrowdThatComesWhileNobodyAcceptsIsNotTurnedAway() throws IOException {
    List<Socket> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket();
        crowd.add(socket);
        socket.connect(raw.getRemoteSocketAddress(), 900);
      }
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }

  private void expectPacket() throws IOException {
    ReceivedPacket packet = server.receive(TIMEOUT);
    assertNotNull(packet);
    packet.release();
  }

  private void assertStalls() {
    IOException stalled = assertThrows(IOException.class, () -> server.receive(TIMEOUT));
    assertEquals("the peer stalled in the middle of a packet", stalled.getMessage());
  }

  private boolean sendForever() throws IOException {
    byte[] packet = Arrays.copyOf(header(1 << 20), PacketHeader.SIZE + (1 << 20));
    while (true) {
      server.send(packet, 0, packet.length);
    }
  }

  private static byte[] header(int length) {
    byte[] header = new byte[PacketHeader.SIZE];
    PacketHeader.encode(1, length, 0, header, 0);
    return header;
  }

  /** Something that runs on a thread of its own and is about to block. */
  private record Blocked(Thread thread, FutureTask<?> task) {
    static Blocked in(Callable<?> task) {
      FutureTask<?> future = new FutureTask<>(task);
      Thread thread = Thread.ofPlatform().daemon().name("blocked").start(future);
      Awaitility.await().until(() -> waitsOnSelector(thread));
      return new Blocked(thread, future);
    }

    private static boolean waitsOnSelector(Thread thread) {
      return Arrays.stream(thread.getStackTrace())
          .anyMatch(frame -> frame.getMethodName().equals("doSelect"));
    }

    void assertFailedWith(Class<? extends IOException> expected) {
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> task.get(TIMEOUT, TimeUnit.NANOSECONDS));
      assertInstanceOf(expected, failure.getCause());
    }
  }
}
