package io.asciichat.core.audio.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseDetectorTest {
  private static float[] of(float value) {
    float[] samples = new float[960];
    Arrays.fill(samples, value);
    return samples;
  }

  @ParameterizedTest
  @ValueSource(ints = {240, 480, 960})
  void aPauseBeginsAfterSixtyMillisecondsWhateverTheFrames(int frame) {
    PauseDetector detector = new PauseDetector();
    assertFalse(detector.isPause(of(0.1f), 0, frame));
    int frames = 0;
    while (!detector.isPause(of(0.00009f), 0, frame)) {
      frames++;
    }
    assertEquals(60 * 48, frames * frame);
    assertTrue(detector.isPause(of(0), 0, frame));
  }

  @Test
  void aSingleSampleEndsIt() {
    PauseDetector detector = new PauseDetector();
    detector.follow(of(0), 0, 960);
    float[] click = of(0);
    click[700] = -0.0002f;
    assertTrue(detector.isPause(click, 0, 700), "it lies behind this piece");
    assertFalse(detector.isPause(click, 0, 960));
    assertFalse(detector.isPause(of(0), 0, 960));
  }

  @Test
  void whoFollowsAStreamKnowsWhetherItPauses() {
    PauseDetector detector = new PauseDetector();
    detector.follow(of(0), 0, 480);
    assertTrue(detector.isPause(of(0), 0, 480));
    detector.follow(of(0.5f), 0, 480);
    assertFalse(detector.isPause(of(0), 0, 480));
  }
}
