package io.asciichat.benchmarks;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.ViewerProfile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Eight viewers with equal terminals and four 640×480 sources, 200×60 truecolor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SharingBenchmark {
  private static final int VIEWERS = 8;
  private static final int SOURCES = 4;
  private static final int HEADER = 24;

  private final BufferPool pool = new BufferPool();
  private final SceneRenderer[] renderers = new SceneRenderer[VIEWERS];
  private final PooledBuffer[] frames = new PooledBuffer[VIEWERS];
  private final Scene scene = new Scene();
  private final ViewerProfile profile = ViewerProfile.ofSize(200, 60);

  /** Draws the sources. */
  @Setup
  public void prepare() {
    for (int i = 0; i < VIEWERS; i++) {
      renderers[i] = new SceneRenderer(pool, HEADER);
    }
    for (int i = 0; i < SOURCES; i++) {
      scene.add(SyntheticPicture.of(640, 480, i), "");
    }
  }

  /** Renders once and hands every viewer a reference. */
  @Benchmark
  public int shared() {
    PooledBuffer text = renderers[0].render(profile, scene, 0);
    for (int i = 0; i < VIEWERS; i++) {
      frames[i] = text.retain();
    }
    text.release();
    return deliver();
  }

  /** Renders for every viewer anew. */
  @Benchmark
  public int separate() {
    for (int i = 0; i < VIEWERS; i++) {
      frames[i] = renderers[i].render(profile, scene, 0);
    }
    return deliver();
  }

  private int deliver() {
    int bytes = 0;
    for (PooledBuffer frame : frames) {
      bytes += frame.length();
      frame.release();
    }
    return bytes;
  }
}
