package io.asciichat.benchmarks;

import io.asciichat.core.audio.echo.AdaptiveEchoCanceller;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ten milliseconds of a microphone's sound through the echo canceller, while sound is played. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EchoBenchmark {
  private static final int BLOCK = 480;

  private final AdaptiveEchoCanceller canceller = new AdaptiveEchoCanceller();
  private final float[] played = noise(1, 100 * BLOCK);
  private final float[] said = noise(2, 100 * BLOCK);
  private final float[] heard = new float[BLOCK];
  private int at;

  /** Plays and hears a block. */
  @Benchmark
  public float cancel() {
    canceller.played(played, at, BLOCK);
    System.arraycopy(played, at == 0 ? 0 : at - BLOCK, heard, 0, BLOCK);
    canceller.process(heard, 0, BLOCK);
    at = (at + BLOCK) % played.length;
    return heard[0];
  }

  /** Plays a block in headphones and hears something else. */
  @Benchmark
  public float headphones() {
    canceller.played(played, at, BLOCK);
    System.arraycopy(said, at, heard, 0, BLOCK);
    canceller.process(heard, 0, BLOCK);
    at = (at + BLOCK) % played.length;
    return heard[0];
  }

  private static float[] noise(long seed, int count) {
    Random random = new Random(seed);
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (float) (0.1 * random.nextGaussian());
    }
    return noise;
  }
}
