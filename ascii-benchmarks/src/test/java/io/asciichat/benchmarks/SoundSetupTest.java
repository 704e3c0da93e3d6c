package io.asciichat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.asciichat.media.audio.opus.OpusCodecs;
import org.junit.jupiter.api.Test;

class SoundSetupTest {
  @Test
  void opusEncodesAndDecodesTheFrameThatIsMeasured() {
    OpusBenchmark benchmark = new OpusBenchmark();
    benchmark.codec = OpusCodecs.Choice.JAVA;
    benchmark.frame = 10;
    benchmark.open();
    for (int i = 0; i < 250; i++) {
      assertTrue(benchmark.encode() > 0);
      assertEquals(480, benchmark.decode());
    }
  }

  @Test
  void theSystemsOpusAllocatesNothing() {
    assumeTrue(
        OpusCodecs.open(OpusCodecs.Choice.AUTO).name().startsWith("libopus"),
        "there is no libopus on this system");
    OpusBenchmark benchmark = new OpusBenchmark();
    benchmark.codec = OpusCodecs.Choice.NATIVE;
    benchmark.open();
    assertAllocatesNothing(
        () -> {
          benchmark.encode();
          benchmark.decode();
        });
  }

  @Test
  void theEchoCancellerAllocatesNothing() {
    assertAllocatesNothing(new EchoBenchmark()::cancel);
    assertAllocatesNothing(new EchoBenchmark()::headphones);
  }

  private static void assertAllocatesNothing(Runnable frame) {
    // Until compiled, method handles leave some garbage.
    Allocated.times(3000, frame).run();
    assertEquals(0, Allocated.least(20, Allocated.times(50, frame)));
  }

  @Test
  void theEchoCancellerHasAnEchoToCancel() {
    EchoBenchmark benchmark = new EchoBenchmark();
    float first = Math.abs(benchmark.cancel());
    for (int i = 0; i < 300; i++) {
      benchmark.cancel();
    }
    assertTrue(first < 1 && Math.abs(benchmark.cancel()) < 0.05);
  }
}
