package io.asciichat.core.server;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A client of a {@link ServerRehearsal}: shows a picture, speaks, and takes what comes. */
final class RehearsalGuest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int FRAME_MILLIS = 20;
  private static final AudioCodec.EncoderSettings ENCODING =
      new AudioCodec.EncoderSettings(AudioCodec.Use.MIX, 128_000, false, false);
  private static final int FRAME = FRAME_MILLIS * AudioSource.SAMPLE_RATE / 1000;
  private static final long FRAME_NANOS = FRAME_MILLIS * 1_000_000L;
  private static final double HERTZ = 440;
  private static final double LOUDNESS = 0.25;

  private final ChatRuntime runtime;
  private final Handshake handshake;
  private final AudioCodec.@Nullable Encoder encoder;
  private final Deque<byte[]> toServer = new ArrayDeque<>();
  private final Deque<byte[]> fromServer = new ArrayDeque<>();
  private final byte[] picture = new byte[ImageFramePacket.HEADER_SIZE + WIDTH * HEIGHT * 3];
  private final float[] sound = new float[FRAME];
  private final byte[] soundPacket =
      new byte[OpusBatch.SINGLE_HEADER_SIZE + AudioCodec.Encoder.MAX_BYTES];
  private @Nullable PacketCipher cipher;
  private @Nullable ViewerProfile terminal;
  private boolean announced;
  private boolean started;
  private boolean closed;
  private long nextFrame;
  private int frames;
  private Runnable readable = () -> {};

  RehearsalGuest(Security security, @Nullable AudioCodec codec, ChatRuntime runtime) {
    this.runtime = runtime;
    handshake = security.connect(runtime.pool(), "rehearsal");
    encoder = codec == null ? null : codec.openEncoder(ENCODING);
    for (int i = 0; i < FRAME; i++) {
      double angle = 2 * Math.PI * HERTZ * i / AudioSource.SAMPLE_RATE;
      sound[i] = (float) (LOUDNESS * Math.sin(angle));
    }
  }

  /** The server's end of the line. */
  Connection connection() {
    return new ServerEnd();
  }

  /** From now on the client has this terminal. */
  void watchWith(ViewerProfile profile) {
    terminal = profile;
    announced = false;
  }

  /** Takes what has come and says what is due. */
  void step(long now) throws HandshakeException, IOException {
    if (!started) {
      started = true;
      establishIf(handshake.start(this::sendPlain));
    }
    for (byte[] wire = fromServer.poll(); wire != null; wire = fromServer.poll()) {
      take(received(wire));
    }
    PacketCipher sealing = cipher;
    if (sealing != null) {
      speak(sealing, now);
    }
  }

  private void take(ReceivedPacket packet) throws HandshakeException, IOException {
    PacketCipher opening = cipher;
    if (opening != null) {
      opening.open(packet).release();
      return;
    }
    PacketType type = PacketType.of(packet.header().type());
    try {
      if (type != null) {
        establishIf(
            handshake.receive(
                type, packet.array(), packet.offset(), packet.length(), this::sendPlain));
      }
    } finally {
      packet.release();
    }
  }

  private void establishIf(Progress progress) {
    if (progress != Progress.MORE) {
      cipher = handshake.cipher();
    }
  }

  private void speak(PacketCipher sealing, long now) throws IOException {
    ViewerProfile profile = terminal;
    if (!announced && profile != null) {
      announced = true;
      send(
          sealing,
          ClientCapabilities.CODEC,
          ViewerProfileMapper.capabilitiesOf(
              profile, "", "", 0, profile.look().dialect() == Dialect.EXTENDED));
      if (frames == 0) {
        send(sealing, ClientJoin.CODEC, ClientJoin.of("guest", ClientJoin.VIDEO));
        send(sealing, StreamChange.START, StreamChange.start(true, true));
      }
      send(sealing, PacketType.PING, picture, 0);
    }
    if (now < nextFrame) {
      return;
    }
    nextFrame = now + FRAME_NANOS;
    // Another picture each time, so that a frame is made of it.
    Arrays.fill(picture, (byte) (frames++ * 31));
    ImageFramePacket.writeHeader(picture, 0, WIDTH, HEIGHT);
    send(sealing, PacketType.IMAGE_FRAME, picture, picture.length);
    AudioCodec.Encoder encoding = encoder;
    if (encoding != null) {
      int header = OpusBatch.SINGLE_HEADER_SIZE;
      int size = encoding.encode(sound, 0, FRAME, soundPacket, header);
      OpusBatch.writeSingleHeader(soundPacket, 0, FRAME_MILLIS, size);
      send(sealing, PacketType.AUDIO_OPUS_BATCH, soundPacket, header + size);
    }
  }

  private <T> void send(PacketCipher sealing, PacketCodec<T> codec, T payload) throws IOException {
    PacketWriter writer = new PacketWriter();
    codec.encode(payload, writer);
    send(sealing, codec.type(), writer.array(), writer.length());
  }

  private void send(PacketCipher sealing, PacketType type, byte[] payload, int length)
      throws IOException {
    byte[] wire = new byte[sealing.sealedSize(length)];
    int crc = PacketHeader.crcOf(payload, 0, length);
    int size = sealing.seal(type, payload, 0, length, crc, wire, 0);
    deliver(Arrays.copyOf(wire, size));
  }

  private void sendPlain(PacketType type, byte[] payload, int offset, int length) {
    deliver(PacketHeader.packet(type, payload, offset, length));
  }

  private void deliver(byte[] wire) {
    toServer.add(wire);
    readable.run();
  }

  private ReceivedPacket received(byte[] wire) throws IOException {
    PacketHeader header = PacketHeader.decode(wire, 0);
    PooledBuffer buffer = runtime.pool().take(header.length()).length(header.length());
    System.arraycopy(wire, PacketHeader.SIZE, buffer.array(), 0, header.length());
    return new ReceivedPacket(header, buffer, 0);
  }

  /** Hangs up and gives everything back. */
  void close() {
    closed = true;
    readable.run();
    fromServer.clear();
    handshake.close();
    if (cipher != null) {
      cipher.close();
    }
    if (encoder != null) {
      encoder.close();
    }
  }

  private final class ServerEnd implements Connection {
    private long sent;

    @Override
    public @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException {
      byte[] wire = toServer.poll();
      if (wire != null && !closed) {
        return received(wire);
      }
      if (closed) {
        throw new EOFException("the rehearsal is over");
      }
      return null;
    }

    @Override
    public void limitPayload(int maxBytes) {}

    @Override
    public boolean discard(long timeoutNanos) throws IOException {
      ReceivedPacket ignored = receive(timeoutNanos);
      if (ignored != null) {
        ignored.release();
      }
      return ignored != null;
    }

    @Override
    public long sentBytes() {
      return sent;
    }

    @Override
    public void send(byte[] packet, int offset, int length) {
      sent += length;
      if (!closed) {
        fromServer.add(Arrays.copyOfRange(packet, offset, offset + length));
      }
    }

    @Override
    public void onReadable(Runnable listener) {
      readable = listener;
    }

    @Override
    public String peerAddress() {
      return "rehearsal";
    }

    @Override
    public String peerName() {
      return "rehearsal";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
