package io.asciichat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.render.ColorLevel;
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

  @Test
  void thePictureFits() {
    assertEquals(480, new FitBenchmark().fit());
  }
}
