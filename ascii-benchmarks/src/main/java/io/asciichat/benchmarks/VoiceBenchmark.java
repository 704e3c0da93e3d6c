package io.asciichat.benchmarks;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.audio.voice.VoiceChain;
import io.asciichat.core.client.LevelMeter;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A client's sound, 10 ms at a time, without the compression: what is said and what is heard. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class VoiceBenchmark {
  private static final int FRAME = 480;
  private static final long FRAME_NANOS = 10_000_000L;

  private final float[] tone = new float[AudioSource.SAMPLE_RATE];
  private final float[] samples = new float[FRAME];
  private final VoiceChain chain = new VoiceChain(VoiceSettings.STANDARD, null);
  private final LevelMeter meter = new LevelMeter();
  private final JitterBuffer buffer = new JitterBuffer(new NoCodec());
  private long now;
  private int frames;

  /** A tone of 440 Hz. */
  @Setup
  public void prepare() {
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / AudioSource.SAMPLE_RATE));
    }
  }

  /** Volume to meter: the whole voice chain. */
  @Benchmark
  public float voice() {
    System.arraycopy(tone, next(), samples, 0, FRAME);
    chain.process(samples, 0, FRAME);
    meter.measure(samples, 0, FRAME);
    return samples[0];
  }

  /** One frame into the jitter buffer and one out of it, resampled. */
  @Benchmark
  public float playback() {
    return playback(1);
  }

  float playback(int arriving) {
    for (int i = 0; i < arriving; i++) {
      buffer.raw(now, tone, next(), FRAME);
    }
    buffer.read(now, samples, 0, FRAME);
    now += FRAME_NANOS;
    return samples[0];
  }

  long concealed() {
    return buffer.statistics().concealedFrames();
  }

  private int next() {
    return frames++ % (AudioSource.SAMPLE_RATE / FRAME) * FRAME;
  }

  /** Frames are not compressed here; what is missing stays as it is. */
  private static final class NoCodec implements AudioCodec, AudioCodec.Decoder {
    @Override
    public Encoder openEncoder(EncoderSettings settings) {
      throw new UnsupportedOperationException("nothing is encoded");
    }

    @Override
    public Decoder openDecoder() {
      return this;
    }

    @Override
    public int decode(byte[] packet, int offset, int length, float[] out) {
      return -1;
    }

    @Override
    public int conceal(int count, float[] out) {
      return count;
    }

    @Override
    public int recover(byte[] packet, int offset, int length, int count, float[] out) {
      return -1;
    }

    @Override
    public String name() {
      return "none";
    }

    @Override
    public void close() {}
  }
}
