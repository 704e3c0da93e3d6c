package io.asciichat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.asciichat.core.color.ColorLevel;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class BenchmarkSetupTest {
  @Test
  void everyColorLevelRenders() {
    SceneBenchmark benchmark = new SceneBenchmark();
    benchmark.sources = 9;
    benchmark.terminal = "80x24";
    for (ColorLevel level : ColorLevel.values()) {
      benchmark.color = level;
      benchmark.prepare();
      assertTrue(benchmark.render() > 80 * 24 / 2, level.name());
    }
  }

  @Test
  void sharedAndSeparateRenderingsDeliverTheSame() {
    SharingBenchmark benchmark = new SharingBenchmark();
    benchmark.prepare();
    assertEquals(benchmark.separate(), benchmark.shared());
  }

  /** What the harness cannot show exactly, because it allocates a little itself. */
  @Test
  void aWarmFrameAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    SceneBenchmark benchmark = new SceneBenchmark();
    benchmark.sources = 9;
    benchmark.prepare();
    benchmark.render();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20; i++) {
      benchmark.render();
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }

  @Test
  void thePictureFits() {
    assertEquals(480, new FitBenchmark().fit());
  }
}
