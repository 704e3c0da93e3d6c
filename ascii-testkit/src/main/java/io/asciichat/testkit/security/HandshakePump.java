package io.asciichat.testkit.security;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries the packets of a handshake from one side to the other until both have ended or nothing
 * moves any more. For one thread.
 */
public final class HandshakePump {
  /**
   * One packet on its way.
   *
   * @param fromClient who sent it
   * @param type its type
   * @param payload its payload
   */
  public record Message(boolean fromClient, PacketType type, ByteSlice payload) {
    /** The same packet with another payload. */
    public Message with(byte[] other) {
      return new Message(fromClient, type, ByteSlice.of(other));
    }
  }

  /** A party between the two, which may let packets pass, change them or swallow them. */
  @FunctionalInterface
  public interface Middle {
    /** Returns what arrives in place of this packet; null for nothing. */
    @Nullable Message pass(Message message);
  }

  /**
   * The end of a handshake.
   *
   * @param client the client's cipher, or null when it did not finish
   * @param server the server's cipher, or null when it did not finish
   * @param clientFailure why the client refused, or null
   * @param serverFailure why the server refused, or null
   * @param log everything that was sent, before a party in the middle touched it
   */
  public record Outcome(
      @Nullable PacketCipher client,
      @Nullable PacketCipher server,
      @Nullable HandshakeException clientFailure,
      @Nullable HandshakeException serverFailure,
      List<Message> log) {
    /** Returns whether both sides finished. */
    public boolean succeeded() {
      return client != null && server != null;
    }
  }

  private final Side client;
  private final Side server;
  private final Middle middle;
  private final Deque<Message> underWay = new ArrayDeque<>();
  private final List<Message> log = new ArrayList<>();

  private HandshakePump(Handshake client, Handshake server, Middle middle) {
    this.client = new Side(client, true);
    this.server = new Side(server, false);
    this.middle = middle;
  }

  /** Runs an undisturbed handshake. */
  public static Outcome run(Handshake client, Handshake server) {
    return run(client, server, message -> message);
  }

  /**
   * Runs a handshake. A client that has nothing to exchange sends an empty CLIENT_CAPABILITIES, as
   * the first packet of its session.
   */
  public static Outcome run(Handshake client, Handshake server, Middle middle) {
    return new HandshakePump(client, server, middle).run();
  }

  private Outcome run() {
    server.start();
    client.start();
    if (client.finished()) {
      client.send(PacketType.CLIENT_CAPABILITIES, new byte[0], 0, 0);
    }
    for (Message next = underWay.poll(); next != null; next = underWay.poll()) {
      Message arriving = middle.pass(next);
      if (arriving != null) {
        (arriving.fromClient() ? server : client).receive(arriving);
      }
    }
    return new Outcome(
        client.cipher(), server.cipher(), client.failure, server.failure, List.copyOf(log));
  }

  private final class Side implements PacketSink {
    private final Handshake handshake;
    private final boolean isClient;
    private Handshake.Progress progress = Handshake.Progress.MORE;
    private @Nullable HandshakeException failure;

    Side(Handshake handshake, boolean isClient) {
      this.handshake = handshake;
      this.isClient = isClient;
    }

    void start() {
      progress = handshake.start(this);
    }

    boolean finished() {
      return progress != Handshake.Progress.MORE;
    }

    void receive(Message message) {
      if (finished() || failure != null) {
        return;
      }
      try {
        ByteSlice payload = message.payload();
        progress =
            handshake.receive(
                message.type(), payload.array(), payload.offset(), payload.length(), this);
      } catch (HandshakeException e) {
        failure = e;
        handshake.refuse(e.code(), e.getMessage(), this);
      }
    }

    @Nullable PacketCipher cipher() {
      PacketCipher cipher = finished() ? handshake.cipher() : null;
      handshake.close();
      return cipher;
    }

    @Override
    public void send(PacketType type, byte[] payload, int offset, int length) {
      byte[] copy = Arrays.copyOfRange(payload, offset, offset + length);
      Message message = new Message(isClient, type, ByteSlice.of(copy));
      underWay.add(message);
      log.add(message);
    }
  }
}
