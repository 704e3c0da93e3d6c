package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.testkit.security.CipherLink;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A send loop and a receive loop in small: numbered packets go out, arrive at the other and must be
 * in order; answers to changes of keys take their place in the queue like everything else. Sending
 * and receiving may run on two threads.
 */
final class TestPeer {
  private static final int MAX_AHEAD = 100;

  private record Waiting(PacketType type, HexPayload payload) {}

  /** A payload with a readable name in failures. */
  private record HexPayload(String hex) {
    static HexPayload of(byte[] payload, int offset, int length) {
      return new HexPayload(HexFormat.of().formatHex(payload, offset, offset + length));
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private final PacketCipher cipher;
  private final BufferPool pool;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final BlockingQueue<HexPayload> arriving = new LinkedBlockingQueue<>();
  private final Set<String> sessionIds = new HashSet<>();
  private @Nullable TestPeer other;
  private volatile int sent;
  private volatile int received;

  TestPeer(PacketCipher cipher, BufferPool pool) {
    this.cipher = cipher;
    this.pool = pool;
  }

  void sendsTo(TestPeer receiver) {
    other = receiver;
  }

  /** Queues a number and sends the oldest packet that waits. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one sending thread
  void sendOne(long now) throws IOException {
    byte[] number = {(byte) (sent >> 16), (byte) (sent >> 8), (byte) sent};
    sent++;
    queue(PacketType.IMAGE_FRAME, number, 0, 3);
    cipher.startRekeyIfDue(now, this::queue);
    sendNext(waiting.poll());
  }

  /** Sends everything that waits. */
  void flush() throws IOException {
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      sendNext(next);
    }
  }

  /** Receives one packet if there is one. */
  void receiveOne() throws IOException {
    receive(arriving.poll());
  }

  /**
   * Sends numbers, never far ahead of what has come in: otherwise one thread could send everything
   * before the other peer has answered a single request for new keys.
   */
  @Nullable Void sendMany(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      while (sent > received + MAX_AHEAD) {
        flush();
        Thread.onSpinWait();
      }
      sendOne(0);
    }
    while (received < count || !waiting.isEmpty()) {
      flush();
      Thread.onSpinWait();
    }
    return null;
  }

  @Nullable Void receiveMany(int count) throws Exception {
    while (received < count) {
      receive(arriving.poll(1, TimeUnit.SECONDS));
    }
    TestPeer peer = other;
    // What it may queue from here on need not be sent: its own sender may have ended by now.
    while (peer != null && (peer.received < count || !arriving.isEmpty())) {
      receive(arriving.poll(1, TimeUnit.MILLISECONDS));
    }
    return null;
  }

  boolean busy() {
    return !waiting.isEmpty() || !arriving.isEmpty();
  }

  int numbersSent() {
    return sent;
  }

  int numbersReceived() {
    return received;
  }

  /** How many keys the packets went out under so far. */
  int keysUsed() {
    return sessionIds.size();
  }

  private void queue(PacketType type, byte[] payload, int offset, int length) {
    waiting.add(new Waiting(type, HexPayload.of(payload, offset, length)));
  }

  private void sendNext(@Nullable Waiting next) throws IOException {
    TestPeer receiver = other;
    if (next == null || receiver == null) {
      return;
    }
    byte[] payload = next.payload().bytes();
    byte[] out = new byte[cipher.sealedSize(payload.length)];
    int crc = PacketHeader.crcOf(payload, 0, payload.length);
    int size = cipher.seal(next.type(), payload, 0, payload.length, crc, out, 0);
    sessionIds.add(HexFormat.of().formatHex(out, 22, 38));
    receiver.arriving.add(HexPayload.of(out, 0, size));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one receiving thread
  private void receive(@Nullable HexPayload packet) throws IOException {
    if (packet == null) {
      return;
    }
    ReceivedPacket opened = cipher.open(CipherLink.received(pool, packet.bytes()));
    try {
      if (opened.header().type() != PacketType.IMAGE_FRAME.code()) {
        cipher.rekey(opened, this::queue);
        return;
      }
      byte[] number = {(byte) (received >> 16), (byte) (received >> 8), (byte) received};
      if (!Arrays.equals(number, CipherLink.payloadOf(opened))) {
        throw new IOException("packet " + received + " did not arrive in order");
      }
      received++;
    } finally {
      opened.release();
    }
  }
}
