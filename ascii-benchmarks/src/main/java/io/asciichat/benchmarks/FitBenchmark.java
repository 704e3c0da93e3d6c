package io.asciichat.benchmarks;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.video.FrameFitter;
import io.asciichat.core.video.RgbFrame;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A camera picture on its way out: mirrored and fitted for sending. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FitBenchmark {
  private final FrameFitter fitter =
      new FrameFitter(new BufferPool(), FrameFitter.SEND_WIDTH, FrameFitter.SEND_HEIGHT);
  private final RgbFrame camera = SyntheticPicture.of(1280, 720, 1);

  /** From 1280×720 to 480×270. */
  @Benchmark
  public int fit() {
    RgbFrame fitted = fitter.fit(camera, true, false);
    int width = fitted.width();
    fitted.release();
    return width;
  }
}
