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
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20; i++) {
        benchmark.render();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // Code that is compiled or linked meanwhile may cost a few bytes, but not every time.
    assertEquals(0, least);
  }

  /** In stillness and in trouble: outages bring concealment and cross-fades. */
  @Test
  void soundAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    VoiceBenchmark benchmark = new VoiceBenchmark();
    benchmark.prepare();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        benchmark.voice();
        benchmark.playback(i % 500 < 40 ? 0 : i % 500 == 40 ? 41 : 1);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
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
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    MixerBenchmark benchmark = new MixerBenchmark();
    benchmark.prepare();
    // Every stage has then been at work once.
    for (int i = 0; i < 300; i++) {
      benchmark.mix();
      benchmark.strip();
    }
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 200; i++) {
      benchmark.mix();
      benchmark.strip();
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }
}
