package io.asciichat.testkit.load;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client's receive loop: the handshake, then frames and sound, checked and counted. */
final class LoadReceiver implements Loop {
  private static final long RECEIVE_TIMEOUT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Every so many frames one is checked in full; the others by their header. */
  private static final int FULL_CHECK_EVERY = 16;

  private final LoadClient client;
  private final Connection connection;
  private final Handshake handshake;
  private final Clock clock;
  private final FrameMeter meter;
  private final PacketSink answers;
  private @Nullable PacketCipher cipher;
  private boolean started;
  private long frames;

  /**
   * @param answers takes what the session's packets are answered with
   */
  LoadReceiver(
      LoadClient client, Handshake handshake, Clock clock, FrameMeter meter, PacketSink answers) {
    this.client = client;
    this.connection = client.connection();
    this.handshake = handshake;
    this.clock = clock;
    this.meter = meter;
    this.answers = answers;
  }

  @Override
  public long step(long now) throws IOException, HandshakeException {
    if (!started) {
      started = true;
      finishIf(handshake.start(this::sendPlain));
    }
    ReceivedPacket packet = connection.receive(RECEIVE_TIMEOUT_NANOS);
    if (packet == null) {
      return now + RECEIVE_TIMEOUT_NANOS;
    }
    PacketCipher opened = cipher;
    if (opened == null) {
      shakeHands(packet);
    } else {
      take(opened, opened.open(packet));
    }
    return now;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    client.finishMeters();
    client.loopEnded(failure);
    handshake.close();
    if (cipher != null) {
      cipher.close();
    }
  }

  private void shakeHands(ReceivedPacket packet) throws IOException, HandshakeException {
    try {
      packet.checkCrc();
      PacketType type = PacketType.of(packet.header().type());
      if (type == PacketType.ERROR_MESSAGE) {
        throw refusal(packet);
      }
      if (type != null) {
        finishIf(
            handshake.receive(
                type, packet.array(), packet.offset(), packet.length(), this::sendPlain));
      }
    } finally {
      packet.release();
    }
  }

  private void finishIf(Progress progress) {
    if (progress != Progress.MORE) {
      PacketCipher finished = handshake.cipher();
      cipher = finished;
      client.handshakeDone(finished);
    }
  }

  private void take(PacketCipher with, ReceivedPacket packet) throws IOException {
    try {
      PacketType type = PacketType.of(packet.header().type());
      switch (type) {
        case ASCII_FRAME -> takeFrame(packet);
        case AUDIO_OPUS_BATCH -> client.heard(clock.nanos(), packet);
        case SERVER_STATE -> takeState(packet);
        case PING -> {
          answers.send(PacketType.PONG, new byte[0]);
          client.wakeSender();
        }
        case ERROR_MESSAGE -> throw refusal(packet);
        case REKEY_REQUEST, REKEY_RESPONSE, REKEY_COMPLETE -> {
          with.rekey(packet, answers);
          client.wakeSender();
        }
        case null, default -> {} // nothing that is measured
      }
    } finally {
      packet.release();
    }
  }

  private void takeState(ReceivedPacket packet) throws IOException {
    try {
      client.learnDialect(ServerState.CODEC.decode(packet.reader()));
    } catch (MalformedPacketException e) {
      throw new IOException("the server sent a broken SERVER_STATE", e);
    }
  }

  private void takeFrame(ReceivedPacket packet) {
    long now = clock.nanos();
    try {
      PacketReader in = packet.reader();
      if (frames++ % FULL_CHECK_EVERY == 0) {
        AsciiFramePacket frame = AsciiFramePacket.CODEC.decode(in);
        client.requireSize(frame.columns(), frame.rows());
      } else {
        client.requireSize(in.i32(), in.i32());
        long textLength = in.u32();
        if (textLength != packet.length() - AsciiFramePacket.HEADER_SIZE) {
          throw new MalformedPacketException("frame announces " + textLength + " bytes");
        }
      }
      meter.frame(now, PacketHeader.SIZE + packet.length());
    } catch (MalformedPacketException e) {
      meter.invalidFrame(now);
    }
  }

  private static IOException refusal(ReceivedPacket packet) {
    try {
      ErrorMessage error = ErrorMessage.CODEC.decode(packet.reader());
      return new IOException("the server says: " + error.errorCode() + " " + error.message());
    } catch (MalformedPacketException e) {
      return new IOException("the server sent a broken error message", e);
    }
  }

  private void sendPlain(PacketType type, byte[] payload, int offset, int length) {
    byte[] packet = PacketHeader.packet(type, payload, offset, length);
    try {
      connection.send(packet, 0, packet.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
