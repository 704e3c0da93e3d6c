package io.asciichat.testkit.load;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.packet.session.SessionSignal;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers each picture with a frame and sound as told, and remembers everything else. */
final class StubServer {
  /** What the server sends for a picture; null closes the connection. */
  interface Answer {
    @Nullable SessionPacket to(int picture, ClientCapabilities viewer);
  }

  /** What the server sends for a packet of sound; null is nothing. */
  interface SoundAnswer {
    @Nullable SessionPacket to(OpusBatch batch);
  }

  private static final long WAIT = 100_000_000;

  final List<SessionPacket> seen = new CopyOnWriteArrayList<>();
  private final LoopRunner runner;
  private final Answer answer;
  private volatile SoundAnswer soundAnswer = batch -> null;

  StubServer(LoopRunner runner, Listener listener, Answer answer) {
    this.runner = runner;
    this.answer = answer;
    LoopHandle accepting =
        runner.start(
            "stub accept",
            now -> {
              Connection connection = listener.accept(WAIT);
              if (connection == null) {
                return now + WAIT;
              }
              serve(connection);
              return now;
            });
    listener.onReadable(accepting::wake);
  }

  /** A frame for this viewer whose text differs from one to the next. */
  static AsciiFramePacket frame(int picture, ClientCapabilities viewer) {
    byte[] text = ("picture " + picture).getBytes(StandardCharsets.UTF_8);
    ClientCapabilities.Terminal terminal = viewer.terminal();
    return new AsciiFramePacket(terminal.columns(), terminal.rows(), 0, ByteSlice.of(text));
  }

  void answerSound(SoundAnswer newAnswer) {
    soundAnswer = newAnswer;
  }

  <T extends SessionPacket> List<T> seen(Class<T> type) {
    return seen.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void serve(Connection connection) {
    LoopHandle handle = runner.start("stub session", new Session(connection));
    connection.onReadable(handle::wake);
  }

  private final class Session implements Loop {
    private final Connection connection;
    private @Nullable ClientCapabilities viewer;
    private int pictures;

    Session(Connection connection) {
      this.connection = connection;
    }

    @Override
    public long step(long now) throws Exception {
      ReceivedPacket packet = connection.receive(WAIT);
      if (packet == null) {
        return now + WAIT;
      }
      try {
        packet.checkCrc();
        take(packet);
      } finally {
        packet.release();
      }
      return now;
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      connection.close();
    }

    private void take(ReceivedPacket packet)
        throws IOException, MalformedPacketException, UnknownPacketTypeException {
      SessionPacket payload = SessionCodecs.decode(packet);
      switch (payload) {
        case ImageFramePacket picture -> answerTo(picture);
        case ClientCapabilities capabilities -> {
          viewer = capabilities;
          seen.add(capabilities);
          send(SessionSignal.PING);
        }
        case OpusBatch batch -> {
          SessionPacket reply = soundAnswer.to(batch);
          if (reply != null) {
            send(reply);
          }
        }
        case SessionSignal signal -> {
          seen.add(signal);
          if (signal == SessionSignal.PING) {
            send(SessionSignal.PONG);
          }
        }
        default -> seen.add(payload);
      }
    }

    private void answerTo(ImageFramePacket picture) throws IOException {
      if (pictures == 0) {
        seen.add(
            new ImageFramePacket(
                picture.width(),
                picture.height(),
                ImageFramePacket.RGB,
                ImageFramePacket.Ignored.ZEROS,
                ByteSlice.of(picture.pixels().toByteArray())));
      }
      ClientCapabilities known = viewer;
      SessionPacket reply = known == null ? null : answer.to(pictures++, known);
      if (reply == null) {
        connection.close();
      } else {
        send(reply);
      }
    }

    private void send(SessionPacket payload) throws IOException {
      PacketWriter out = new PacketWriter();
      SessionCodecs.encode(payload, out);
      byte[] packet = new byte[PacketHeader.SIZE + out.length()];
      PacketType type = payload.type();
      int crc = PacketHeader.crcOf(out.array(), 0, out.length());
      PacketHeader.encode(type.code(), out.length(), crc, packet, 0);
      System.arraycopy(out.array(), 0, packet, PacketHeader.SIZE, out.length());
      connection.send(packet, 0, packet.length);
    }
  }
}
