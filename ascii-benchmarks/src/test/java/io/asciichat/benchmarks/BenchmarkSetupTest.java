package io.asciichat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
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
    SceneBenchmark benchmark = new SceneBenchmark();
    benchmark.sources = 9;
    benchmark.prepare();
    benchmark.render();
    assertEquals(0, Allocated.least(5, Allocated.times(20, benchmark::render)));
  }

  /** In stillness and in trouble: outages bring concealment and cross-fades. */
  @Test
  void soundAllocatesNothing() {
    VoiceBenchmark benchmark = new VoiceBenchmark();
    benchmark.prepare();
    Runnable frames =
        () -> {
          for (int i = 0; i < 1000; i++) {
            benchmark.voice();
            benchmark.playback(i % 500 < 40 ? 0 : i % 500 == 40 ? 41 : 1);
          }
        };
    Allocated.times(2, frames).run();
    long least = Allocated.least(3, frames);
    // The measurement itself may cost a few bytes; 2000 frames at one object each do not.
    assertTrue(least < 1000, "2000 frames allocated " + least + " bytes");
    assertTrue(benchmark.concealed() > 100);
  }

  @Test
  void thePictureFits() {
    assertEquals(480, new FitBenchmark().fit());
  }

  @Test
  void aTickOfSoundAllocatesNothing() {
    MixerBenchmark benchmark = new MixerBenchmark();
    benchmark.prepare();
    Runnable tick =
        () -> {
          benchmark.mix();
          benchmark.strip();
        };
    // Every stage has then been at work once.
    Allocated.times(300, tick).run();
    assertEquals(0, Allocated.least(1, Allocated.times(200, tick)));
  }
}
