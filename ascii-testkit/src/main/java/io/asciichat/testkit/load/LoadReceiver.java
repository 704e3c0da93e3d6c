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
import io.asciichat.testkit.load.LoadClient.Appetite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client's receive loop: the handshake, then frames and sound, checked and counted. */
final class LoadReceiver implements Loop {
  private static final long RECEIVE_TIMEOUT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Between two packets of a client that reads slowly. */
  private static final long IDLE_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  /** Every so many frames one is checked in full; the others by their header. */
  private static final int FULL_CHECK_EVERY = 16;

  private final LoadClient client;
  private final Connection connection;
  private final Handshake handshake;
  private final Clock clock;
  private final PacketSink answers;
  private @Nullable PacketCipher cipher;
  private boolean started;
  private long frames;

  /**
   * @param answers takes what the session's packets are answered with
   */
  LoadReceiver(LoadClient client, Handshake handshake, PacketSink answers) {
    this.client = client;
    this.connection = client.connection();
    this.handshake = handshake;
    this.clock = client.clock();
    this.answers = answers;
  }

  @Override
  public long step(long now) throws IOException, HandshakeException {
    if (!started) {
      started = true;
      finishIf(handshake.start(this::sendPlain));
    }
    PacketCipher opened = cipher;
    if (opened != null && client.appetite() == Appetite.NONE) {
      // What the sender finds out ends the client.
      return client.failure() == null ? now + IDLE_PAUSE : DONE;
    }
    ReceivedPacket packet = connection.receive(RECEIVE_TIMEOUT_NANOS);
    if (packet == null) {
      return now + RECEIVE_TIMEOUT_NANOS;
    }
    if (opened == null) {
      shakeHands(packet);
      return now;
    }
    take(opened, opened.open(packet));
    return client.appetite() == Appetite.SMALL ? now + IDLE_PAUSE : now;
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
    int bytes = PacketHeader.SIZE + packet.length();
    AgeMeter ages = client.ages();
    try {
      PacketReader in = packet.reader();
      boolean read = ages != null && ages.wants(now);
      if (frames++ % FULL_CHECK_EVERY == 0 || read) {
        AsciiFramePacket frame = AsciiFramePacket.CODEC.decode(in);
        client.seen(now, frame.columns(), frame.rows(), bytes);
        if (ages != null && read) {
          ages.read(now, frame.text());
        }
      } else {
        int columns = in.i32();
        int rows = in.i32();
        long textLength = in.u32();
        if (textLength != packet.length() - AsciiFramePacket.HEADER_SIZE) {
          throw new MalformedPacketException("frame announces " + textLength + " bytes");
        }
        client.seen(now, columns, rows, bytes);
      }
    } catch (MalformedPacketException e) {
      client.seenBroken(now);
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
