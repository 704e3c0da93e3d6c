package io.asciichat.system.hostile;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.SessionSignal;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.system.WireClient;
import io.asciichat.system.hostile.BoundTransport.BoundConnection;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One connection of an attacker. Reads on a thread of its own, or not at all. */
final class Enemy implements AutoCloseable {
  private static final byte[] EMPTY = {};

  private final Siege siege;
  private final BufferPool pool = new BufferPool();
  private final BoundConnection connection;
  private final ReentrantLock sending = new ReentrantLock();
  private @Nullable WireClient client;
  private volatile boolean ended;
  private volatile boolean closing;

  Enemy(Siege siege) throws IOException {
    this.siege = siege;
    connection = new BoundConnection(BoundTransport.open(siege.server(), siege.from(), 0), pool);
  }

  void shakeHands(Security security) throws IOException, HandshakeException {
    client = WireClient.over(connection, security, pool);
  }

  boolean isOpen() {
    return !ended;
  }

  /** Announces a terminal. Returns whether the connection still lives, as all of these do. */
  boolean announce(int columns, int rows, int framesPerSecond) {
    ViewerProfile viewer = ViewerProfile.ofSize(columns, rows).withFramesPerSecond(framesPerSecond);
    return send(
        ClientCapabilities.CODEC, ViewerProfileMapper.capabilitiesOf(viewer, "xterm", "truecolor"));
  }

  <T> boolean send(PacketCodec<T> codec, T packet) {
    return attempt(() -> Objects.requireNonNull(client).send(codec, packet));
  }

  boolean send(PacketType type, byte[] payload) {
    return attempt(() -> Objects.requireNonNull(client).send(type, payload));
  }

  boolean ping() {
    return send(PacketType.PING, EMPTY);
  }

  boolean sendRaw(byte[] bytes) {
    return attempt(() -> connection.send(bytes, 0, bytes.length));
  }

  private interface Action {
    void run() throws IOException;
  }

  private boolean attempt(Action action) {
    sending.lock();
    try {
      if (!ended) {
        action.run();
      }
    } catch (IOException e) {
      end(Fates.HUNG_UP);
    } finally {
      sending.unlock();
    }
    return !ended;
  }

  /** Reads what the server says, answers its PINGs, and notes why it ends the session. */
  Enemy listening() {
    start(this::listen);
    return this;
  }

  /** Reads and forgets everything as fast as it comes. */
  Enemy draining() {
    byte[] room = new byte[1 << 18];
    start(
        () -> {
          while (!ended) {
            connection.discard(room);
          }
        });
    return this;
  }

  /** Reads and forgets so many bytes a second. */
  Enemy trickling(int bytesPerSecond) {
    byte[] room = new byte[bytesPerSecond / 10];
    start(
        () -> {
          while (!ended && siege.pause(100)) {
            connection.discard(room);
          }
        });
    return this;
  }

  private interface Reading {
    void run() throws IOException, InterruptedException;
  }

  private void start(Reading reading) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                reading.run();
              } catch (IOException | InterruptedException e) {
                end(Fates.HUNG_UP);
              }
            });
  }

  private void listen() throws IOException {
    while (!ended) {
      try {
        switch (Objects.requireNonNull(client).receive()) {
          case ErrorMessage error -> end(Fates.ENDED + error.message().shown());
          case SessionSignal signal when signal == SessionSignal.PING ->
              send(PacketType.PONG, EMPTY);
          case null, default -> {} // of no interest
        }
      } catch (UnknownPacketTypeException | MalformedPacketException e) {
        // Keys change, for instance; an attacker does not care.
      }
    }
  }

  private void end(String how) {
    if (!ended) {
      ended = true;
      if (!closing) {
        siege.fates().note(how);
      }
    }
    connection.close();
  }

  @Override
  public void close() {
    closing = true;
    siege.forget(this);
    connection.close();
  }
}
