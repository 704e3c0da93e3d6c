package io.asciichat.testkit.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.sim.ManualClock;
import org.junit.jupiter.api.Test;

class SoundWatchTest {
  private static final long STEP_NANOS = 10_000_000L;
  private static final int STEP = Tone.PERIOD;

  private final ManualClock clock = new ManualClock();
  private final Arrivals arrivals = new Arrivals(clock, 250_000_000L);
  private final SoundWatch watch = new SoundWatch(arrivals);

  @Test
  void aToneIsHeardAndAnotherIsMissed() {
    Tone tone = new Tone(2);
    float[] samples = new float[STEP];
    arrivals.entitle(2, true);
    for (int i = 0; i < 100; i++) {
      play(tone, samples);
      arrivals.entitle(2, true);
    }
    assertEquals(0, arrivals.lateCaller());
    arrivals.entitle(3, true);
    for (int i = 0; i < 30; i++) {
      play(tone, samples);
      arrivals.entitle(3, true);
    }
    assertEquals(3, arrivals.lateCaller());
  }

  private void play(Tone tone, float[] samples) {
    int count = tone.read(clock.nanos(), samples, 0, STEP);
    for (int i = 0; i < count; i++) {
      // As faint as the mixer may make it.
      samples[i] *= 0.1f;
    }
    watch.write(clock.nanos(), samples, 0, count);
    clock.advance(STEP_NANOS);
  }
}
