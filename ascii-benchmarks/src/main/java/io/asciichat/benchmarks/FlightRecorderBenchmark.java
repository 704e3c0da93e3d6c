package io.asciichat.benchmarks;

import io.asciichat.core.port.ServerProbe;
import io.asciichat.metrics.FlightRecorderProbe;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What one event costs, while nothing records, after a recording has ended, and during one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlightRecorderBenchmark {
  /** Whether there is a recording. */
  @Param({"never", "ended", "on"})
  public String recording = "";

  private final ServerProbe probe = new FlightRecorderProbe();
  private @Nullable Recording recorder;
  private long took;

  /** Starts a recording, and ends it where that is asked for. */
  @Setup
  public void prepare() {
    if (!recording.equals("never")) {
      recorder = new Recording();
      recorder.start();
    }
    if (recording.equals("ended")) {
      end();
    }
  }

  /** Ends the recording. */
  @TearDown
  public void end() {
    if (recorder != null) {
      recorder.close();
      recorder = null;
    }
  }

  /** The event of one frame that was drawn. */
  @Benchmark
  public long rendered() {
    probe.rendered(took++, 200, 60, 8);
    return took;
  }
}
