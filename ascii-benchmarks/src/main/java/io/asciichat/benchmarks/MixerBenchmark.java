package io.asciichat.benchmarks;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.mix.Mixer;
import io.asciichat.core.audio.mix.VoiceStrip;
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

/** One tick of sound, 5.8 ms: 64 participants who all listen. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MixerBenchmark {
  private static final int SEATS = 64;
  private static final int TICK = 280;

  /** Ticks of sound that are played again and again. */
  private static final int TICKS = 64;

  /** The number of participants who speak. */
  @Param({"64"})
  public int speaking = SEATS;

  /** The loudness of the speech: amplitude. */
  @Param({"0.2"})
  public float loudness = 0.2f;

  private final float[][] voices = new float[SEATS][TICK * TICKS];
  private final float[] piece = new float[TICK];
  private Mixer mixer = new Mixer(MixerSettings.DEFAULT, SEATS);
  private final VoiceStrip strip = new VoiceStrip(MixerSettings.DEFAULT);
  private int tick;

  /** Makes voices: noise that swells and fades, each at its own pace. */
  @Setup
  public void prepare() {
    mixer = new Mixer(MixerSettings.DEFAULT, SEATS);
    Random random = new Random(4);
    for (int seat = 0; seat < SEATS; seat++) {
      mixer.listen(seat, true);
      double pace = 2 * Math.PI / (4000 + 100 * seat);
      for (int i = 0; i < voices[seat].length; i++) {
        double swell = 0.55 + 0.45 * Math.sin(i * pace);
        voices[seat][i] = (float) (loudness * swell * (2 * random.nextDouble() - 1));
      }
    }
  }

  /** Mixes for everybody; the voices are handed over as the server does it. */
  @Benchmark
  public float mix() {
    int from = tick++ % TICKS * TICK;
    for (int seat = 0; seat < speaking; seat++) {
      System.arraycopy(voices[seat], from, mixer.voice(seat), 0, TICK);
      mixer.fed(seat);
    }
    mixer.mix(TICK);
    float any = 0;
    for (int seat = 0; seat < SEATS; seat++) {
      any += mixer.mixFor(seat)[0];
    }
    return any;
  }

  /** High-pass and gate of one voice, which run on each client's own loop. */
  @Benchmark
  public float strip() {
    System.arraycopy(voices[0], tick++ % TICKS * TICK, piece, 0, TICK);
    strip.process(piece, 0, TICK);
    return piece[0];
  }
}
