package io.asciichat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
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
  @Needs(Need.LIBOPUS)
  void theSystemsOpusAllocatesNothing() {
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
