package io.asciichat.system;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends exactly the packets it is told to, and hands over what comes back. For one
 * thread.
 */
public final class WireClient implements AutoCloseable {
  private static final long TIMEOUT = Duration.ofSeconds(10).toNanos();

  private final Connection connection;
  private final PacketCipher cipher;

  private WireClient(Connection connection, PacketCipher cipher) {
    this.connection = connection;
    this.cipher = cipher;
  }

  /** Connects over TCP and shakes hands. */
  static WireClient connect(Endpoint server, Security security, BufferPool pool)
      throws IOException, HandshakeException, InterruptedException {
    return over(new TcpTransport().connect(server, pool, TIMEOUT), security, pool);
  }

  /**
   * Shakes hands over a connection, which is closed with the client, also when this fails.
   *
   * @throws HandshakeException when the server refuses, with its reason if it gives one
   */
  public static WireClient over(Connection connection, Security security, BufferPool pool)
      throws IOException, HandshakeException {
    try {
      return shakeHands(connection, security, pool);
    } catch (IOException | HandshakeException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static WireClient shakeHands(Connection connection, Security security, BufferPool pool)
      throws IOException, HandshakeException {
    PacketSink sink =
        (type, payload, offset, length) -> sendPlain(connection, type, payload, offset, length);
    try (Handshake handshake = security.connect(pool, connection.peerName())) {
      Progress progress = handshake.start(sink);
      while (progress == Progress.MORE) {
        ReceivedPacket packet = connection.receive(TIMEOUT);
        if (packet == null) {
          throw new IOException("no answer");
        }
        packet.checkCrc();
        PacketType type = Objects.requireNonNull(PacketType.of(packet.header().type()));
        if (type == PacketType.ERROR_MESSAGE) {
          throw new IOException("the server says: " + reason(packet));
        }
        progress = handshake.receive(type, packet.array(), packet.offset(), packet.length(), sink);
        packet.release();
      }
      return new WireClient(connection, handshake.cipher());
    }
  }

  private static String reason(ReceivedPacket packet) {
    try {
      PacketReader in = packet.reader();
      return ErrorMessage.CODEC.decode(in).message().shown();
    } catch (MalformedPacketException e) {
      return "nothing that can be read";
    }
  }

  private static void sendPlain(
      Connection connection, PacketType type, byte[] payload, int offset, int length) {
    byte[] wire = PacketHeader.packet(type, payload, offset, length);
    try {
      connection.send(wire, 0, wire.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seals and sends one packet. */
  public void send(PacketType type, byte[] payload) throws IOException {
    byte[] wire = new byte[cipher.sealedSize(payload.length)];
    int crc = PacketHeader.crcOf(payload, 0, payload.length);
    int size = cipher.seal(type, payload, 0, payload.length, crc, wire, 0);
    connection.send(wire, 0, size);
  }

  /** Encodes, seals and sends one packet. */
  public <T> void send(PacketCodec<T> codec, T packet) throws IOException {
    PacketWriter out = new PacketWriter();
    codec.encode(packet, out);
    send(codec.type(), Arrays.copyOf(out.array(), out.length()));
  }

  /** Sends bytes as they are. */
  public void sendRaw(byte[] bytes) throws IOException {
    connection.send(bytes, 0, bytes.length);
  }

  /** The next packet, opened and decoded; null when none comes within ten seconds. */
  public @Nullable SessionPacket receive()
      throws IOException, UnknownPacketTypeException, MalformedPacketException {
    ReceivedPacket sealed = connection.receive(TIMEOUT);
    if (sealed == null) {
      return null;
    }
    // Records with bulk content point into the buffer, so it is left to the garbage collector.
    return SessionCodecs.decode(cipher.open(sealed));
  }

  @Override
  public void close() {
    connection.close();
    cipher.close();
  }
}
