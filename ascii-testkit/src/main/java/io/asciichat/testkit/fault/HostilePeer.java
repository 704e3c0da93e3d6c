package io.asciichat.testkit.fault;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.testkit.transport.MemoryConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One connection of an attacker, who may or may not go through the handshake. */
final class HostilePeer {
  /** Packets read in one step. */
  private static final int MAX_READ = 200;

  private static final long PING_NANOS = 500_000_000L;

  private final MemoryConnection connection;
  private final @Nullable Handshake handshake;
  private @Nullable PacketCipher cipher;
  private byte[] wire = new byte[1 << 10];
  private long nextPing;
  private boolean entered;
  private boolean over;

  /**
   * @param pool of the connection
   * @param security how it goes through the handshake; null when it does not
   */
  HostilePeer(MemoryConnection connection, BufferPool pool, @Nullable Security security) {
    this.connection = connection;
    handshake = security == null ? null : security.connect(pool, connection.peerName());
    if (handshake != null) {
      try {
        advance(handshake.start(this::sendInClear));
      } catch (UncheckedIOException e) {
        close();
      }
    }
  }

  /** Returns whether packets of a session can be sent. */
  boolean isIn() {
    return cipher != null && !over;
  }

  /** True the first time only. */
  boolean enters() {
    boolean first = !entered;
    entered = true;
    return first;
  }

  boolean isOver() {
    return over;
  }

  /** Reads and forgets what has come, and goes on with the handshake. */
  void read() {
    try {
      for (int i = 0; i < MAX_READ && !over; i++) {
        ReceivedPacket packet = connection.receive(0);
        if (packet == null) {
          return;
        }
        try {
          shakeHands(packet);
        } finally {
          packet.release();
        }
      }
    } catch (Exception e) {
      close();
    }
  }

  private void shakeHands(ReceivedPacket packet) throws Exception {
    PacketType type = PacketType.of(packet.header().type());
    if (handshake != null && cipher == null && type != null) {
      advance(
          handshake.receive(
              type, packet.array(), packet.offset(), packet.length(), this::sendInClear));
    }
  }

  private void advance(Progress progress) {
    if (progress != Progress.MORE && handshake != null) {
      cipher = handshake.cipher();
    }
  }

  private void sendInClear(PacketType type, byte[] payload, int offset, int length) {
    try {
      byte[] packet = PacketHeader.packet(type, payload, offset, length);
      connection.send(packet, 0, packet.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A packet of the session. */
  void send(PacketType type, byte[] payload) {
    PacketCipher agreed = cipher;
    if (agreed == null || over) {
      return;
    }
    try {
      int needed = agreed.sealedSize(payload.length);
      wire = wire.length < needed ? new byte[needed] : wire;
      int crc = PacketHeader.crcOf(payload, 0, payload.length);
      int size = agreed.seal(type, payload, 0, payload.length, crc, wire, 0);
      connection.send(wire, 0, size);
    } catch (IOException e) {
      close();
    }
  }

  /** Bytes as they are. */
  void inject(byte[] bytes) {
    if (!over) {
      try {
        connection.inject(bytes);
      } catch (IOException e) {
        close();
      }
    }
  }

  /** A PING when one is due. */
  void stayAlive(long now) {
    if (now >= nextPing) {
      nextPing = now + PING_NANOS;
      send(PacketType.PING, new byte[0]);
    }
  }

  /** Returns whether the link takes more: an attacker's link has its bounds, too. */
  boolean writable(long now) {
    return connection.writableAt(now) <= now;
  }

  void close() {
    if (!over) {
      over = true;
      connection.close();
      if (handshake != null) {
        handshake.close();
      }
      PacketCipher agreed = cipher;
      if (agreed != null) {
        agreed.close();
      }
    }
  }
}
