package io.asciichat.testkit.contract;

import static io.asciichat.testkit.contract.TestPackets.TIMEOUT;
import static io.asciichat.testkit.contract.TestPackets.expect;
import static io.asciichat.testkit.contract.TestPackets.inBackground;
import static io.asciichat.testkit.contract.TestPackets.packet;
import static io.asciichat.testkit.contract.TestPackets.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link Transport}, in real time: how packets travel, how waiting and
 * closing end, how connections come about. The author of one extends this, says how to make it and
 * how to reach it with raw bytes, and adds tests of what is special about it.
 */
public abstract class TransportContract extends TransportFramingContract {
  @Test
  void receivingWaitsForItsTimeAndNoPacketIsLostByIt() throws Exception {
    Pair pair = pair();
    long timeout = TimeUnit.MILLISECONDS.toNanos(20);
    long start = System.nanoTime();
    assertNull(pair.server().receive(timeout));
    assertTrue(System.nanoTime() - start >= timeout);
    assertNull(pair.server().receive(0));
    send(pair.client(), 1, 10);
    expect(pair.server(), 1, 10);
  }

  @Test
  void whatWasSentBeforeClosingArrivesAndThenTheEnd() throws Exception {
    Pair pair = pair();
    send(pair.client(), 1, 10);
    send(pair.client(), 2, 1000);
    pair.client().close();
    expect(pair.server(), 1, 10);
    expect(pair.server(), 2, 1000);
    assertThrows(EOFException.class, () -> pair.server().receive(TIMEOUT));
    assertThrows(EOFException.class, () -> pair.server().receive(TIMEOUT));
  }

  @Test
  void sendingToAClosedPeerFailsSoonerOrLater() throws Exception {
    Pair pair = pair();
    pair.server().close();
    assertThrows(
        IOException.class,
        () -> {
          while (true) {
            send(pair.client(), 1, 10_000);
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
              return pair.server().receive(TIMEOUT * 2);
            });
    begun.await();
    pair.server().close();
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
                pair.client().send(packet, 0, packet.length);
              }
            });
    begun.await();
    pair.client().close();
    assertFailed(sender);
  }

  @Test
  void aClosedConnectionRefusesEverythingAndMayBeClosedAgain() throws Exception {
    Pair pair = pair();
    send(pair.client(), 1, 10);
    pair.server().close();
    pair.server().close();
    assertThrows(IOException.class, () -> pair.server().receive(0));
    assertThrows(IOException.class, () -> send(pair.server(), 1, 10));
  }

  @Test
  void bothSidesKnowEachOthersAddress() throws Exception {
    Pair pair = pair();
    assertEquals(address(), pair.client().peerAddress());
    assertEquals(address(), pair.server().peerAddress());
    assertEquals(endpoint().toString(), pair.client().peerName());
    assertTrue(pair.server().peerName().contains(address()), pair.server().peerName());
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
              return listener.accept(TIMEOUT * 2);
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
    send(pair.client(), 1, 10);
    expect(pair.server(), 1, 10);
  }

  @Test
  void aListenerNamesThePortItGotAndNobodyElseGetsIt() throws Exception {
    assertNotEquals(0, endpoint().port());
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> transport.listen(List.of(endpoint()), pool));
    assertEquals(ErrorCode.BIND, refused.code());
    listener.close();
    listener = transport.listen(List.of(endpoint()), pool);
    opened.add(listener);
    Pair pair = pair();
    send(pair.client(), 1, 10);
    expect(pair.server(), 1, 10);
  }

  @Test
  void connectingToNobodyIsRefused() {
    Endpoint unused = endpoint();
    listener.close();
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> transport.connect(unused, pool, TIMEOUT));
    assertEquals(ErrorCode.CONNECT, refused.code());
    assertTrue(refused.getMessage().contains(unused.toString()), refused.getMessage());
  }
}
