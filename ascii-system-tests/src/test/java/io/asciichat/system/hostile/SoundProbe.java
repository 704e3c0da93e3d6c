package io.asciichat.system.hostile;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.system.WireClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Two honest clients that measure the delay of sound through the server: one sends a short tone of
 * another pitch every half second, the other one looks for the pitches in what it hears.
 */
final class SoundProbe implements AutoCloseable {
  private static final int FRAME = 960;
  private static final long FRAME_NANOS = 20_000_000;
  private static final int FRAMES_PER_TONE = 25;
  private static final int LOUD_FRAMES = 8;
  private static final double[] PITCHES = {500, 650, 800, 950, 1100, 1250, 1400, 1550};
  private static final double MIN_SHARE = 0.5;
  private static final double MIN_POWER = 1e-4;

  private static final Duration PING_PAUSE = Duration.ofMillis(500);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  /** What was measured. */
  record Delays(int sent, int heard, double medianMillis, double longestMillis) {}

  private final AudioCodec codec = OpusCodecs.open(OpusCodecs.Choice.AUTO);
  private final WireClient speaker;
  private final WireClient listener;
  private final AtomicLongArray sentAt = new AtomicLongArray(PITCHES.length);
  private final List<Thread> threads = new ArrayList<>();
  private final List<Double> delays = new ArrayList<>();
  private volatile boolean measuring;
  private volatile boolean closing;
  private final AtomicInteger sent = new AtomicInteger();
  private volatile @Nullable String failure;

  SoundProbe(Endpoint server, Security security) throws IOException, HandshakeException {
    speaker = SmallClient.join(server, "127.81.0.1", security);
    listener = SmallClient.join(server, "127.82.0.1", security);
    speaker.send(StreamChange.START, StreamChange.start(false, true));
    start(this::speak);
    start(() -> read(speaker, packet -> {}));
    start(this::hear);
    start(this::stayAlive);
  }

  private interface Task {
    void run() throws IOException;
  }

  private void start(Task task) {
    threads.add(
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    task.run();
                  } catch (IOException | RuntimeException e) {
                    if (!closing && failure == null) {
                      failure = String.valueOf(e.getMessage());
                    }
                  }
                }));
  }

  private void speak() throws IOException {
    long begin = System.nanoTime();
    byte[] packet = new byte[Encoder.MAX_BYTES];
    float[] sound = new float[FRAME];
    try (Encoder encoder =
        codec.openEncoder(new EncoderSettings(Use.VOICE, 32_000, false, false))) {
      for (int frame = 0; !closing; frame++) {
        int tone = frame / FRAMES_PER_TONE % PITCHES.length;
        boolean loud = frame % FRAMES_PER_TONE < LOUD_FRAMES;
        for (int i = 0; i < FRAME; i++) {
          double phase = 2 * Math.PI * PITCHES[tone] * (frame * FRAME + i) / 48_000;
          sound[i] = loud ? (float) (0.5 * Math.sin(phase)) : 0;
        }
        int length = encoder.encode(sound, 0, FRAME, packet, 0);
        LockSupport.parkNanos(begin + frame * FRAME_NANOS - System.nanoTime());
        if (frame % FRAMES_PER_TONE == 0) {
          sentAt.set(tone, System.nanoTime());
          sent.addAndGet(measuring ? 1 : 0);
        }
        byte[] one = Arrays.copyOf(packet, Math.max(1, length));
        speaker.send(OpusBatch.CODEC, OpusBatch.of(List.of(new ByteSlice(one, 0, one.length))));
      }
    }
  }

  /** Who only listens says that it is there. */
  private void stayAlive() throws IOException {
    while (!closing) {
      listener.send(PacketType.PING, new byte[0]);
      LockSupport.parkNanos(PING_PAUSE.toNanos());
    }
  }

  private interface Taker {
    void take(SessionPacket packet);
  }

  private void read(WireClient client, Taker taker) throws IOException {
    while (!closing) {
      try {
        SessionPacket packet = client.receive();
        if (packet instanceof ErrorMessage error) {
          throw new IOException("the server says: " + error.message().shown());
        } else if (packet != null) {
          taker.take(packet);
        }
      } catch (UnknownPacketTypeException | MalformedPacketException e) {
        throw new IOException("the server sends nonsense", e);
      }
    }
  }

  private void hear() throws IOException {
    float[] out = new float[Decoder.MAX_SAMPLES];
    try (Decoder decoder = codec.openDecoder()) {
      read(
          listener,
          packet -> {
            if (packet instanceof OpusBatch batch) {
              long now = System.nanoTime();
              for (ByteSlice opus : batch.opusPackets()) {
                int count = decoder.decode(opus.array(), opus.offset(), opus.length(), out);
                look(now, out, count);
              }
            }
          });
    }
  }

  /** Notes a tone when it begins. */
  private void look(long now, float[] sound, int count) {
    double power = 0;
    for (int i = 0; i < count; i++) {
      power += (double) sound[i] * sound[i] / count;
    }
    if (count < FRAME / 4 || power < MIN_POWER) {
      return;
    }
    for (int tone = 0; tone < PITCHES.length; tone++) {
      long since = sentAt.get(tone);
      if (since != 0 && share(sound, count, PITCHES[tone], power) > MIN_SHARE) {
        sentAt.set(tone, 0);
        if (measuring) {
          delays.add((now - since) / 1e6);
        }
      }
    }
  }

  /** The part of the power that one pitch has (Goertzel). */
  private static double share(float[] sound, int count, double pitch, double power) {
    double turn = 2 * Math.PI * pitch / 48_000;
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < count; i++) {
      real += sound[i] * Math.cos(turn * i);
      imaginary += sound[i] * Math.sin(turn * i);
    }
    return 2 * (real * real + imaginary * imaginary) / ((double) count * count) / power;
  }

  /** What comes from now on counts. */
  void measure() {
    measuring = true;
  }

  /** Why one of the two was thrown out, or null. */
  @Nullable String failure() {
    return failure;
  }

  /** Ends both clients and says what was measured. */
  Delays end() throws InterruptedException {
    close();
    for (Thread thread : threads) {
      thread.join(END_TIMEOUT);
    }
    List<Double> sorted = delays.stream().sorted().toList();
    return sorted.isEmpty()
        ? new Delays(sent.get(), 0, Double.NaN, Double.NaN)
        : new Delays(sent.get(), sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
  }

  @Override
  public void close() {
    closing = true;
    speaker.close();
    listener.close();
  }
}
