package io.asciichat.benchmarks;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.media.audio.opus.OpusCodecs;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One frame of speech-like sound through Opus. NATIVE needs libopus. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OpusBenchmark {
  private static final int RATE = 48_000;

  /** The codec. */
  @Param({"NATIVE", "JAVA"})
  public OpusCodecs.Choice codec = OpusCodecs.Choice.JAVA;

  /**
   * The sound that is encoded: a client's voice with error correction, or a server's mix without.
   */
  @Param({"VOICE", "MIX"})
  public Use use = Use.VOICE;

  /** Milliseconds a frame. */
  @Param({"5", "10", "20"})
  public int frame = 20;

  private final float[] sound = sound();
  private final byte[] packet = new byte[Encoder.MAX_BYTES];
  private final float[] out = new float[Decoder.MAX_SAMPLES];
  private byte[][] packets = new byte[0][];
  private Encoder encoder = OpusCodecs.open(OpusCodecs.Choice.JAVA).openEncoder(settings());
  private Decoder decoder = OpusCodecs.open(OpusCodecs.Choice.JAVA).openDecoder();
  private int at;
  private int next;

  private EncoderSettings settings() {
    return use == Use.VOICE
        ? new EncoderSettings(use, 64_000, true, true)
        : new EncoderSettings(use, 96_000, true, false);
  }

  /** Opens the codec and encodes a second to decode. */
  @Setup
  public void open() {
    AudioCodec chosen = OpusCodecs.open(codec);
    encoder = chosen.openEncoder(settings());
    decoder = chosen.openDecoder();
    packets = new byte[1000 / frame][];
    for (int i = 0; i < packets.length; i++) {
      int size = encode();
      packets[i] = Arrays.copyOf(packet, size);
    }
  }

  /** Encodes the next frame. */
  @Benchmark
  public int encode() {
    int count = RATE / 1000 * frame;
    int size = encoder.encode(sound, at, count, packet, 0);
    at = at + 2 * count > sound.length ? 0 : at + count;
    return size;
  }

  /** Decodes the next packet. */
  @Benchmark
  public int decode() {
    byte[] bytes = packets[next];
    next = (next + 1) % packets.length;
    return decoder.decode(bytes, 0, bytes.length, out);
  }

  /** Two seconds of syllables, half buzz and half noise. */
  private static float[] sound() {
    Random random = new Random(1);
    float[] sound = new float[2 * RATE];
    double low = 0;
    for (int i = 0; i < sound.length; i++) {
      double buzz = i % 400 / 200.0 - 1 + 0.1 * random.nextGaussian();
      low += 0.2 * (buzz - low);
      sound[i] = (float) (0.4 * low * Math.max(0, Math.sin(2 * Math.PI * 3 * i / RATE)));
    }
    return sound;
  }
}
