package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A handshake as with a C peer, and a first packet in both directions, played by both sides in
 * memory: loads what a real one needs.
 */
final class Rehearsal {
  /** Bytes of the first packet of a session, the client's terminal. */
  private static final int CAPABILITIES = 168;

  private record Message(Handshake from, Handshake to, PacketType type, ByteSlice payload) {}

  private final BufferPool pool;
  private final Deque<Message> underWay = new ArrayDeque<>();

  private Rehearsal(BufferPool pool) {
    this.pool = pool;
  }

  /**
   * Plays it once.
   *
   * @param pool where opened packets are put
   */
  static void play(Libsodium sodium, Settings settings, BufferPool pool) {
    Settings plain = settings.withoutExtensions();
    try (Handshake client = new ClientHandshake(sodium, plain, pool, "rehearsal");
        Handshake server = new ServerHandshake(sodium, plain, pool)) {
      new Rehearsal(pool).play(client, server);
    } catch (HandshakeException | IOException e) {
      throw new IllegalStateException("a handshake of this program with itself failed", e);
    }
  }

  private void play(Handshake client, Handshake server) throws HandshakeException, IOException {
    server.start(between(server, client));
    client.start(between(client, server));
    for (Message next = underWay.poll(); next != null; next = underWay.poll()) {
      ByteSlice payload = next.payload();
      PacketSink answers = between(next.to(), next.from());
      next.to().receive(next.type(), payload.array(), payload.offset(), payload.length(), answers);
    }
    try (PacketCipher up = client.cipher();
        PacketCipher down = server.cipher()) {
      carry(PacketType.CLIENT_CAPABILITIES, new byte[CAPABILITIES], up, down);
      carry(PacketType.PING, new byte[0], down, up);
    }
  }

  private PacketSink between(Handshake sender, Handshake receiver) {
    return (type, payload, offset, length) -> {
      byte[] copy = Arrays.copyOfRange(payload, offset, offset + length);
      underWay.add(new Message(sender, receiver, type, ByteSlice.of(copy)));
    };
  }

  private void carry(PacketType type, byte[] payload, PacketCipher from, PacketCipher to)
      throws IOException {
    byte[] wire = new byte[from.sealedSize(payload.length)];
    int crc = PacketHeader.crcOf(payload, 0, payload.length);
    int size = from.seal(type, payload, 0, payload.length, crc, wire, 0);
    int length = size - PacketHeader.SIZE;
    PooledBuffer buffer = pool.take(length).length(length);
    System.arraycopy(wire, PacketHeader.SIZE, buffer.array(), 0, length);
    to.open(new ReceivedPacket(PacketHeader.decode(wire, 0), buffer, 0)).release();
  }
}
