package io.asciichat.benchmarks;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client that says what a C client says, packet by packet, and measures how long each answer
 * takes. For one thread.
 */
final class ColdServerProbe implements AutoCloseable {
  private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(30);
  private static final int FRAME_MILLIS = 20;
  private static final int FRAME = FRAME_MILLIS * AudioSource.SAMPLE_RATE / 1000;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final AudioCodec.EncoderSettings MIX =
      new AudioCodec.EncoderSettings(AudioCodec.Use.MIX, 96_000, false, false);

  private final Connection connection;
  private final PacketCipher cipher;
  private final long handshakeNanos;

  private ColdServerProbe(Connection connection, PacketCipher cipher, long handshakeNanos) {
    this.connection = connection;
    this.cipher = cipher;
    this.handshakeNanos = handshakeNanos;
  }

  /**
   * The times that a server took.
   *
   * @param handshakeNanos for its slowest answer in a handshake, the first one included
   * @param frameNanos from the first picture to the first frame of text
   * @param mixNanos from the first sound of one client to the first mix that the other gets
   */
  record Answers(long handshakeNanos, long frameNanos, long mixNanos) {}

  /** Calls a server with two clients, of which one speaks. */
  static Answers call(Transport transport, Security security, AudioCodec codec, Endpoint server)
      throws IOException, HandshakeException, InterruptedException {
    try (ColdServerProbe speaker = connect(transport, security, server);
        ColdServerProbe listener = connect(transport, security, server)) {
      speaker.introduce();
      listener.introduce();
      long shown = speaker.show();
      long heard = speaker.speak(codec, listener);
      long handshake = Math.max(speaker.handshakeNanos, listener.handshakeNanos);
      return new Answers(handshake, shown, heard);
    }
  }

  private static ColdServerProbe connect(Transport transport, Security security, Endpoint server)
      throws IOException, HandshakeException, InterruptedException {
    long asked = System.nanoTime();
    BufferPool pool = new BufferPool();
    Connection connection = transport.connect(server, pool, TIMEOUT);
    PacketSink sink =
        (type, payload, offset, length) -> sendPlain(connection, type, payload, offset, length);
    long slowest = 0;
    try (Handshake handshake = security.connect(pool, connection.peerName())) {
      Progress progress = handshake.start(sink);
      while (progress == Progress.MORE) {
        ReceivedPacket packet = received(connection);
        long answered = System.nanoTime();
        slowest = Math.max(slowest, answered - asked);
        PacketType type = PacketType.of(packet.header().type());
        if (type == null) {
          throw new IOException("unknown packet in the handshake");
        }
        asked = System.nanoTime();
        progress = handshake.receive(type, packet.array(), packet.offset(), packet.length(), sink);
        packet.release();
      }
      return new ColdServerProbe(connection, handshake.cipher(), slowest);
    }
  }

  private static ReceivedPacket received(Connection connection) throws IOException {
    @Nullable ReceivedPacket packet = connection.receive(TIMEOUT);
    if (packet == null) {
      throw new IOException("no answer within 30 s");
    }
    return packet;
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

  private void introduce() throws IOException {
    PacketWriter out = new PacketWriter();
    ClientCapabilities.CODEC.encode(
        ViewerProfileMapper.capabilitiesForCServer(ViewerProfile.ofSize(80, 24), "", ""), out);
    send(PacketType.CLIENT_CAPABILITIES, out.toByteArray());
    out = new PacketWriter();
    StreamChange.START.encode(StreamChange.start(true, true), out);
    send(PacketType.STREAM_START, out.toByteArray());
  }

  /** Sends a picture; returns how long the first frame took. */
  private long show() throws IOException {
    byte[] picture = new byte[ImageFramePacket.HEADER_SIZE + WIDTH * HEIGHT * 3];
    for (int i = ImageFramePacket.HEADER_SIZE; i < picture.length; i++) {
      picture[i] = (byte) (i * 31 >> 3);
    }
    ImageFramePacket.writeHeader(picture, 0, WIDTH, HEIGHT);
    long asked = System.nanoTime();
    send(PacketType.IMAGE_FRAME, picture);
    await(PacketType.ASCII_FRAME);
    return System.nanoTime() - asked;
  }

  /** Speaks, at a speaker's pace, until the other hears something; returns how long that took. */
  private long speak(AudioCodec codec, ColdServerProbe listener) throws IOException {
    float[] sound = new float[FRAME];
    for (int i = 0; i < FRAME; i++) {
      sound[i] = (float) (0.3 * Math.sin(2 * Math.PI * 500 * i / AudioSource.SAMPLE_RATE));
    }
    byte[] packet = new byte[OpusBatch.SINGLE_HEADER_SIZE + AudioCodec.Encoder.MAX_BYTES];
    try (AudioCodec.Encoder encoder = codec.openEncoder(MIX)) {
      long began = System.nanoTime();
      for (int sent = 0; ; sent++) {
        int size = encoder.encode(sound, 0, FRAME, packet, OpusBatch.SINGLE_HEADER_SIZE);
        OpusBatch.writeSingleHeader(packet, 0, FRAME_MILLIS, size);
        send(PacketType.AUDIO_OPUS_BATCH, packet, OpusBatch.SINGLE_HEADER_SIZE + size);
        long next = began + TimeUnit.MILLISECONDS.toNanos((sent + 1L) * FRAME_MILLIS);
        for (long now = System.nanoTime(); now < next; now = System.nanoTime()) {
          if (listener.hears(next - now)) {
            return System.nanoTime() - began;
          }
        }
        if (next - began > TIMEOUT) {
          throw new IOException("no sound within 30 s");
        }
      }
    }
  }

  /** Takes the next packet; tells whether it is one of sound that is louder than a pause. */
  private boolean hears(long timeout) throws IOException {
    @Nullable ReceivedPacket sealed = connection.receive(timeout);
    if (sealed == null) {
      return false;
    }
    ReceivedPacket packet = cipher.open(sealed);
    int length = packet.length();
    boolean sound = PacketType.of(packet.header().type()) == PacketType.AUDIO_OPUS_BATCH;
    packet.release();
    return sound && length > OpusBatch.SINGLE_HEADER_SIZE + AudioCodec.Encoder.MAX_PAUSE_BYTES;
  }

  private void await(PacketType wanted) throws IOException {
    PacketType type = null;
    while (type != wanted) {
      ReceivedPacket packet = cipher.open(received(connection));
      type = PacketType.of(packet.header().type());
      packet.release();
    }
  }

  private void send(PacketType type, byte[] payload) throws IOException {
    send(type, payload, payload.length);
  }

  private void send(PacketType type, byte[] payload, int length) throws IOException {
    byte[] wire = new byte[cipher.sealedSize(length)];
    int crc = PacketHeader.crcOf(payload, 0, length);
    connection.send(wire, 0, cipher.seal(type, payload, 0, length, crc, wire, 0));
  }

  @Override
  public void close() {
    connection.close();
    cipher.close();
  }
}
