package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.testkit.security.CipherLink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RekeyingTest {
  private static final long HOUR = 3_600_000_000_000L;

  /** Whatever the interleaving, every packet arrives in order and keys do change. */
  @Property(tries = 60)
  void keysChangeUnderLoadInAnyInterleaving(@ForAll long seed) throws IOException {
    try (Pair pair = pairWithThreshold(20)) {
      TestPeer client = new TestPeer(pair.client, pair.pool);
      TestPeer server = new TestPeer(pair.server, pair.pool);
      client.sendsTo(server);
      server.sendsTo(client);
      Random random = new Random(seed);
      for (int i = 0; i < 1500; i++) {
        switch (random.nextInt(4)) {
          case 0 -> client.sendOne(0);
          case 1 -> server.sendOne(0);
          case 2 -> client.receiveOne();
          default -> server.receiveOne();
        }
      }
      while (client.busy() || server.busy()) {
        client.receiveOne();
        server.receiveOne();
        client.flush();
        server.flush();
      }
      assertEquals(server.numbersSent(), client.numbersReceived());
      assertEquals(client.numbersSent(), server.numbersReceived());
      assertTrue(client.keysUsed() >= 3, "the client used " + client.keysUsed() + " keys");
      assertTrue(server.keysUsed() >= 3, "the server used " + server.keysUsed() + " keys");
      assertEquals(0, pair.pool.outstanding());
    }
  }

  @Test
  void keysChangeWhileFourThreadsAreBusy() throws Exception {
    int packets = 5000;
    try (Pair pair = pairWithThreshold(200);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      TestPeer client = new TestPeer(pair.client, pair.pool);
      TestPeer server = new TestPeer(pair.server, pair.pool);
      client.sendsTo(server);
      server.sendsTo(client);
      List<Future<?>> work = new ArrayList<>();
      for (TestPeer peer : List.of(client, server)) {
        work.add(threads.submit(() -> peer.sendMany(packets)));
        work.add(threads.submit(() -> peer.receiveMany(packets)));
      }
      for (Future<?> each : work) {
        each.get(60, TimeUnit.SECONDS);
      }
      assertEquals(packets, client.numbersReceived());
      assertEquals(packets, server.numbersReceived());
      assertTrue(client.keysUsed() >= 3 && server.keysUsed() >= 3);
    }
  }

  @Test
  void timeIsAReasonToo() throws IOException {
    BufferPool pool = new BufferPool();
    AcipSecurity security = AcipSecurity.builder().build();
    try (Pair pair = Pair.of(pool, security, security)) {
      TestPeer client = new TestPeer(pair.client, pool);
      TestPeer server = new TestPeer(pair.server, pool);
      client.sendsTo(server);
      server.sendsTo(client);
      client.sendOne(7);
      client.sendOne(7 + HOUR - 1);
      settle(client, server);
      assertEquals(1, client.keysUsed());
      client.sendOne(7 + HOUR);
      settle(client, server);
      client.sendOne(8 + HOUR);
      server.sendOne(0);
      settle(client, server);
      assertEquals(2, client.keysUsed());
      assertEquals(2, server.keysUsed());
      client.sendOne(7 + HOUR + HOUR);
      settle(client, server);
      client.sendOne(8 + HOUR + HOUR);
      assertEquals(3, client.keysUsed());
    }
  }

  @Test
  void onlyTheClientAsksAndOnlyOnce() throws IOException {
    try (Pair pair = pairWithThreshold(1)) {
      List<PacketType> asked = new ArrayList<>();
      pair.up().carry(PacketType.PING, new byte[0]);
      pair.down().carry(PacketType.PING, new byte[0]);
      pair.server.startRekeyIfDue(0, (type, payload, offset, length) -> asked.add(type));
      assertEquals(List.of(), asked);
      pair.client.startRekeyIfDue(0, (type, payload, offset, length) -> asked.add(type));
      pair.client.startRekeyIfDue(HOUR * 9, (type, payload, offset, length) -> asked.add(type));
      assertEquals(List.of(PacketType.REKEY_REQUEST), asked);
    }
  }

  @Test
  void packetsOutOfTurnAreRefused() throws IOException {
    for (PacketType type :
        List.of(PacketType.REKEY_REQUEST, PacketType.REKEY_RESPONSE, PacketType.REKEY_COMPLETE)) {
      byte[] payload = new byte[type == PacketType.REKEY_COMPLETE ? 1 : 32];
      try (Pair pair = Pair.extended()) {
        // Zeros are no usable key, so even the request that is in turn fails here.
        assertRefused(pair.client, pair.down(), type, payload);
        assertRefused(pair.server, pair.up(), type, payload);
        assertEquals(0, pair.pool.outstanding());
      }
    }
  }

  @Test
  void aSecondRequestBeforeTheFirstIsCompleteIsRefused() throws IOException {
    byte[] key = Libsodium.instance().publicKey(Libsodium.instance().random(32));
    try (Pair pair = Pair.extended()) {
      ReceivedPacket first = pair.up().open(pair.up().seal(PacketType.REKEY_REQUEST, key));
      pair.server.rekey(first, (type, payload, offset, length) -> {});
      first.release();
      assertRefused(pair.server, pair.up(), PacketType.REKEY_REQUEST, key);
    }
  }

  @Test
  void wrongSizesAreRefused() throws IOException {
    try (Pair pair = Pair.extended()) {
      assertRefused(pair.server, pair.up(), PacketType.REKEY_REQUEST, new byte[31]);
    }
  }

  @Test
  void withCPeersNothingHappens() throws IOException {
    BufferPool pool = new BufferPool();
    AcipSecurity security =
        AcipSecurity.builder().withoutExtensions().rekeyAfter(Duration.ofNanos(1), 1).build();
    try (Pair pair = Pair.of(pool, security, security)) {
      pair.up().carry(PacketType.PING, new byte[0]);
      List<PacketType> sent = new ArrayList<>();
      pair.client.startRekeyIfDue(HOUR, (type, payload, offset, length) -> sent.add(type));
      ReceivedPacket request =
          pair.up().open(pair.up().seal(PacketType.REKEY_REQUEST, new byte[32]));
      assertDoesNotThrow(
          () -> pair.server.rekey(request, (type, payload, offset, length) -> sent.add(type)));
      request.release();
      assertEquals(List.of(), sent);
      pair.up().carry(PacketType.PING, new byte[0]);
    }
  }

  @Test
  void aClosedCipherStartsNothing() throws IOException {
    try (Pair pair = pairWithThreshold(1)) {
      pair.up().carry(PacketType.PING, new byte[0]);
      ReceivedPacket request =
          pair.up().open(pair.up().seal(PacketType.REKEY_REQUEST, new byte[32]));
      pair.client.close();
      pair.server.close();
      List<PacketType> sent = new ArrayList<>();
      pair.client.startRekeyIfDue(HOUR, (type, payload, offset, length) -> sent.add(type));
      assertThrows(
          IOException.class,
          () -> pair.server.rekey(request, (type, payload, offset, length) -> sent.add(type)));
      assertEquals(List.of(), sent);
      request.release();
    }
  }

  private static void settle(TestPeer client, TestPeer server) throws IOException {
    while (client.busy() || server.busy()) {
      client.flush();
      server.flush();
      client.receiveOne();
      server.receiveOne();
    }
  }

  private static Pair pairWithThreshold(long packets) {
    BufferPool pool = new BufferPool();
    AcipSecurity security = AcipSecurity.builder().rekeyAfter(Duration.ofHours(1), packets).build();
    return Pair.of(pool, security, security);
  }

  private static void assertRefused(
      PacketCipher cipher, CipherLink link, PacketType type, byte[] payload) throws IOException {
    ReceivedPacket packet = link.open(link.seal(type, payload));
    assertThrows(IOException.class, () -> cipher.rekey(packet, (t, p, offset, length) -> {}));
    packet.release();
  }
}
