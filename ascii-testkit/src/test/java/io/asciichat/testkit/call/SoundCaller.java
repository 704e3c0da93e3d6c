package io.asciichat.testkit.call;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.SessionSignal;
import io.asciichat.core.packet.session.SoundLevels;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.transport.MemoryConnection;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A client that only speaks and listens, as C clients do: frames of 20 ms, several in a packet. */
final class SoundCaller implements Loop {
  private static final int FRAME = 960;
  private static final long FRAME_NANOS = 20_000_000L;
  private static final long PING_NANOS = 500_000_000L;

  private final MemoryConnection connection;
  private final @Nullable AudioSource source;
  private final int framesInPacket;
  private final AudioCodec.Encoder encoder =
      new PcmCodec().openEncoder(new EncoderSettings(Use.VOICE, 64_000, false, false));
  private final AudioCodec.Decoder decoder = new PcmCodec().openDecoder();
  private final float[] decoded = new float[AudioCodec.Decoder.MAX_SAMPLES];
  private float[] heard = new float[0];
  private long nextSend = Long.MIN_VALUE;
  private long nextPing;
  private int packets;
  private int pauses;
  private boolean speaking = true;
  private final List<SoundLevels> levels = new ArrayList<>();

  /**
   * @param framesInPacket how many frames are collected before they are sent
   */
  SoundCaller(MemoryConnection connection, @Nullable AudioSource source, int framesInPacket)
      throws IOException {
    this(connection, source, framesInPacket, -1);
  }

  /**
   * @param wishedMillis how long the server's packets are to be, as extended programs say; negative
   *     for a C client, which cannot say
   */
  SoundCaller(
      MemoryConnection connection,
      @Nullable AudioSource source,
      int framesInPacket,
      int wishedMillis)
      throws IOException {
    this.connection = connection;
    this.source = source;
    this.framesInPacket = framesInPacket;
    wish(wishedMillis);
  }

  /** Announces its terminal and its wishes, as at the beginning. */
  void wish(int millis) throws IOException {
    wish(millis, false);
  }

  /** The same, and whether it wants to be told how loud the others are. */
  void wish(int millis, boolean soundLevels) throws IOException {
    ViewerProfile profile = ViewerProfile.ofSize(80, 24).withLook(Look.USUAL);
    send(
        ClientCapabilities.CODEC,
        millis < 0
            ? ViewerProfileMapper.capabilitiesForCServer(profile, "", "")
            : ViewerProfileMapper.capabilitiesOf(profile, "", "", millis, soundLevels));
  }

  void announce() throws IOException {
    send(StreamChange.START, StreamChange.start(false, true));
  }

  <T> void send(PacketCodec<T> codec, T payload) throws IOException {
    PacketWriter writer = new PacketWriter();
    codec.encode(payload, writer);
    byte[] wire = PacketHeader.packet(codec.type(), writer.array(), 0, writer.length());
    connection.send(wire, 0, wire.length);
  }

  void speak(boolean yes) {
    speaking = yes;
  }

  /** All sound that has come, without the pauses between packets. */
  float[] heard() {
    return heard.clone();
  }

  void forget() {
    heard = new float[0];
    packets = 0;
    pauses = 0;
    levels.clear();
  }

  int packets() {
    return packets;
  }

  /** What the server has told of the others' levels. */
  List<SoundLevels> levels() {
    return List.copyOf(levels);
  }

  /** Packets that said that a pause begins. */
  int pauses() {
    return pauses;
  }

  @Override
  public long step(long now) throws Exception {
    try {
      return call(now);
    } catch (EOFException e) {
      return DONE;
    }
  }

  private long call(long now) throws Exception {
    if (nextSend == Long.MIN_VALUE) {
      nextSend = now + framesInPacket * FRAME_NANOS;
      if (source != null) {
        source.read(now, new float[0], 0, 0);
      }
    }
    for (ReceivedPacket packet = connection.receive(0);
        packet != null;
        packet = connection.receive(0)) {
      take(packet);
    }
    if (now >= nextPing) {
      send(SessionSignal.PING.codec(), SessionSignal.PING);
      nextPing = now + PING_NANOS;
    }
    if (now >= nextSend) {
      nextSend += framesInPacket * FRAME_NANOS;
      speak(now);
    }
    return Math.min(nextSend, nextPing);
  }

  private void speak(long now) throws IOException {
    if (source == null) {
      return;
    }
    float[] sound = new float[framesInPacket * FRAME];
    source.read(now, sound, 0, sound.length);
    if (speaking) {
      send(OpusBatch.CODEC, OpusBatch.of(frames(sound)));
    }
  }

  private List<ByteSlice> frames(float[] sound) {
    return IntStream.range(0, framesInPacket)
        .mapToObj(
            i -> {
              byte[] packet = new byte[AudioCodec.Encoder.MAX_BYTES];
              int size = encoder.encode(sound, i * FRAME, FRAME, packet, 0);
              return new ByteSlice(packet, 0, size);
            })
        .toList();
  }

  private void take(ReceivedPacket packet) throws Exception {
    if (packet.header().type() == PacketType.SOUND_LEVELS.code()) {
      levels.add(SoundLevels.CODEC.decode(packet.reader()));
    }
    if (packet.header().type() == PacketType.AUDIO_OPUS_BATCH.code()) {
      OpusBatch batch = OpusBatch.CODEC.decode(packet.reader());
      packets++;
      for (ByteSlice frame : batch.opusPackets()) {
        pauses += frame.length() <= 2 ? 1 : 0;
        int count = decoder.decode(frame.array(), frame.offset(), frame.length(), decoded);
        if (count != batch.samplesPerFrame()) {
          throw new AssertionError("a frame of " + count + " samples");
        }
        int at = heard.length;
        heard = Arrays.copyOf(heard, at + count);
        System.arraycopy(decoded, 0, heard, at, count);
      }
    }
    packet.release();
  }
}
