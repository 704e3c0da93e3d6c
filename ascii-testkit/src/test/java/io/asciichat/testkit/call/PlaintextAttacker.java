package io.asciichat.testkit.call;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryConnection;
import io.asciichat.testkit.transport.MemoryTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client in plaintext that sends whatever it is told to, as fast as it is told to. */
final class PlaintextAttacker {
  private static final long TIMEOUT = Duration.ofSeconds(1).toNanos();

  private final MemoryConnection connection;
  private final List<String> told = new ArrayList<>();

  private PlaintextAttacker(MemoryConnection connection) {
    this.connection = connection;
  }

  /** Connects and says nothing. */
  static PlaintextAttacker silent(
      MemoryTransport network, String address, Endpoint server, BufferPool pool) {
    return new PlaintextAttacker(
        network.from(address, LinkProfile.PERFECT).connect(server, pool, TIMEOUT));
  }

  void terminal(int columns, int rows) {
    send(
        ClientCapabilities.CODEC,
        ViewerProfileMapper.capabilitiesOf(ViewerProfile.ofSize(columns, rows), "", ""));
  }

  void picture(int width, int height) {
    byte[] payload = new byte[24 + width * height * 3];
    ImageFramePacket.writeHeader(payload, 0, width, height);
    send(PacketType.IMAGE_FRAME, payload);
  }

  void stopPictures() {
    send(StreamChange.STOP, StreamChange.stop(true, false));
  }

  <T> void send(PacketCodec<T> codec, T payload) {
    PacketWriter writer = new PacketWriter();
    codec.encode(payload, writer);
    byte[] bytes = new byte[writer.length()];
    System.arraycopy(writer.array(), 0, bytes, 0, bytes.length);
    send(codec.type(), bytes);
  }

  /** Sends a packet; does nothing when the server has hung up. */
  void send(PacketType type, byte[] payload) {
    byte[] wire = PacketHeader.packet(type, payload, 0, payload.length);
    try {
      connection.send(wire, 0, wire.length);
    } catch (IOException e) {
      told.add("gone");
    }
  }

  /** What the server has said so far: errors and lines for the log. */
  List<String> told() {
    try {
      for (ReceivedPacket packet = connection.receive(0);
          packet != null;
          packet = connection.receive(0)) {
        switch (SessionCodecs.decode(packet)) {
          case ErrorMessage error -> told.add(error.errorCode() + ": " + error.message().shown());
          case RemoteLog log -> told.add(log.text().shown());
          default -> {}
        }
        packet.release();
      }
    } catch (IOException e) {
      told.add("gone");
    } catch (MalformedPacketException | UnknownPacketTypeException e) {
      throw new AssertionError(e);
    }
    return told;
  }

  void close() {
    connection.close();
  }
}
