package io.asciichat.testkit.fault;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ClientJoin;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.audio.PcmCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Right and wrong packets of every type: as clients send them, at the bounds of their fields,
 * damaged, cut short, too long, and random. Follows from its seed.
 */
final class PacketGrammar {
  private static final PacketType[] TYPES = PacketType.values();
  private static final int[] RATES = {8_000, 16_000, 44_100, 48_000, 96_000, 192_000};

  /** Terminals of strangers are at most this large, so that a search of many seeds stays quick. */
  private static final int MAX_COLUMNS = 100;

  private static final int MAX_ROWS = 30;
  private static final int MAX_SIDE = 48;
  private static final int MAX_RANDOM_BYTES = 300;
  private static final int FRAME = 960;

  private final Random random;
  private final PacketWriter writer = new PacketWriter();
  private int code;

  PacketGrammar(long seed) {
    random = new Random(seed);
  }

  /** The number of the type of the packet that was made last. */
  int code() {
    return code;
  }

  Random random() {
    return random;
  }

  /** A packet of any type, right or wrong; {@link #code} tells its type. */
  byte[] any() {
    PacketType type = TYPES[random.nextInt(TYPES.length)];
    code = random.nextInt(20) == 0 ? random.nextInt(1 << 16) : type.code();
    return switch (random.nextInt(5)) {
      case 0 -> bytes(random.nextInt(MAX_RANDOM_BYTES));
      case 1 -> new byte[random.nextInt(MAX_RANDOM_BYTES)];
      case 2 -> filled(random.nextInt(MAX_RANDOM_BYTES));
      case 3 -> damaged(right(type));
      default -> right(type);
    };
  }

  /** As a client, or a server, would send it; empty for types that are empty or of handshakes. */
  private byte[] right(PacketType type) {
    return switch (type) {
      case CLIENT_CAPABILITIES -> profile();
      case IMAGE_FRAME -> picture();
      case STREAM_START -> of(StreamChange.START, StreamChange.start(true, random.nextBoolean()));
      case STREAM_STOP -> of(StreamChange.STOP, StreamChange.stop(true, random.nextBoolean()));
      case CLIENT_JOIN -> name();
      case REMOTE_LOG -> line();
      case ERROR_MESSAGE ->
          of(ErrorMessage.CODEC, ErrorMessage.of(ErrorCode.OK, "e" + random.nextInt(9)));
      case SERVER_STATE -> of(ServerState.CODEC, new ServerState(1, 1, dialect()));
      case AUDIO_OPUS_BATCH -> opus();
      case AUDIO_BATCH -> rawSound();
      default -> new byte[0];
    };
  }

  private byte[] damaged(byte[] payload) {
    if (payload.length == 0) {
      return bytes(1 + random.nextInt(8));
    }
    if (random.nextInt(3) == 0) {
      return Arrays.copyOf(payload, random.nextInt(payload.length * 2));
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(payload.length);
      payload[at] = random.nextBoolean() ? (byte) 0xFF : (byte) random.nextInt(256);
    }
    return payload;
  }

  private <T> byte[] of(PacketCodec<T> codec, T payload) {
    writer.clear();
    codec.encode(payload, writer);
    return writer.toByteArray();
  }

  /** A terminal of any size up to a moderate one. */
  byte[] profile() {
    return profile(
        ViewerProfile.ofSize(1 + random.nextInt(MAX_COLUMNS), 1 + random.nextInt(MAX_ROWS))
            .withFramesPerSecond(
                random.nextInt(8) == 0
                    ? ViewerProfile.MAX_FRAMES_PER_SECOND
                    : 1 + random.nextInt(20)));
  }

  byte[] profile(ViewerProfile profile) {
    return of(
        ClientCapabilities.CODEC,
        ViewerProfileMapper.capabilitiesOf(
            profile.withLook(Look.ACIP.withDialect(dialect())), "xterm", ""));
  }

  private Dialect dialect() {
    return random.nextBoolean() ? Dialect.EXTENDED : Dialect.ACIP;
  }

  /** A black picture of any form. */
  byte[] picture() {
    return picture(1 + random.nextInt(MAX_SIDE), 1 + random.nextInt(MAX_SIDE));
  }

  byte[] picture(int width, int height) {
    byte[] payload = new byte[ImageFramePacket.HEADER_SIZE + width * height * 3];
    ImageFramePacket.writeHeader(payload, 0, width, height);
    return payload;
  }

  byte[] name() {
    return of(ClientJoin.CODEC, ClientJoin.of("h" + random.nextInt(1000), ClientJoin.VIDEO));
  }

  byte[] line() {
    return of(
        RemoteLog.CODEC,
        RemoteLog.fromClient(RemoteLog.Level.INFO, "line " + random.nextInt(1000)));
  }

  /** Sound as {@link PcmCodec} packs it, or what is none. */
  byte[] opus() {
    int frames = 1 + random.nextInt(8);
    ByteSlice[] batch = new ByteSlice[frames];
    for (int i = 0; i < frames; i++) {
      if (random.nextInt(3) == 0) {
        batch[i] = ByteSlice.of(bytes(1 + random.nextInt(60)));
      } else {
        byte[] packet = new byte[AudioCodec.Encoder.MAX_BYTES];
        int size =
            new PcmCodec()
                .openEncoder(
                    new AudioCodec.EncoderSettings(AudioCodec.Use.MIX, 64_000, true, false))
                .encode(new float[FRAME], 0, FRAME, packet, 0);
        batch[i] = new ByteSlice(packet, 0, size);
      }
    }
    return of(OpusBatch.CODEC, OpusBatch.of(List.of(batch)));
  }

  /** Silence without compression, at any rate. */
  byte[] rawSound() {
    int rate = RATES[random.nextInt(RATES.length)];
    int channels = 1 + random.nextInt(2);
    byte[] samples = new byte[4 * channels * (1 + random.nextInt(480))];
    return of(AudioBatch.CODEC, new AudioBatch(1, rate, channels, ByteSlice.of(samples)));
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] filled(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }
}
