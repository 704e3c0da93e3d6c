package io.asciichat.core.audio.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.dsp.Decibels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixerTest {
  private static final int TICK = 280;
  private static final double RATE = 48_000;

  private static Mixer mixer(MixerSettings settings, int seats) {
    Mixer mixer = new Mixer(settings, seats);
    for (int i = 0; i < seats; i++) {
      mixer.listen(i, true);
    }
    return mixer;
  }

  private static void sine(Mixer mixer, int seat, double hertz, double peak, long from) {
    for (int n = 0; n < TICK; n++) {
      mixer.voice(seat)[n] = (float) (peak * Math.sin(2 * Math.PI * hertz * (from + n) / RATE));
    }
    mixer.fed(seat);
  }

  private static double rms(float[] samples) {
    return Math.sqrt(Samples.meanSquare(samples, 0, TICK));
  }

  @Test
  void silenceStaysSilence() {
    Mixer mixer = mixer(MixerSettings.DEFAULT, 3);
    for (int tick = 0; tick < 50; tick++) {
      mixer.fed(tick % 3);
      mixer.mix(TICK);
      for (int seat = 0; seat < 3; seat++) {
        for (int n = 0; n < TICK; n++) {
          assertEquals(0, mixer.mixFor(seat)[n]);
        }
      }
    }
    assertEquals(Decibels.SILENCE, mixer.levelDb(0));
  }

  /** The gains of leaders and the crowd's are among what has to grow. */
  @Test
  void aMixerThatHasGrownSoundsAsIfItHadAlwaysBeenLarge() {
    int most = 12;
    Mixer large = mixer(MixerSettings.DEFAULT, most);
    Mixer grown = mixer(MixerSettings.DEFAULT, 2);
    for (int tick = 0; tick < 20; tick++) {
      sine(grown, 0, 300, 0.9, (long) tick * TICK);
      sine(grown, 1, 500, 0.1, (long) tick * TICK);
      grown.mix(TICK);
    }
    assertNotSame(grown.sharedMix(), grown.mixFor(0));
    grown.grow(most);
    for (int seat = 2; seat < most; seat++) {
      grown.listen(seat, true);
    }
    sine(grown, 11, 700, 0.5, 0);
    grown.mix(TICK);
    assertTrue(rms(grown.mixFor(0)) > 0.1, "who has just come is heard by the one who leads");
    grown.reset();
    for (int tick = 0; tick < 300; tick++) {
      for (int seat = 0; seat < most; seat++) {
        double peak = seat == tick / 50 ? 0.9 : 0.05 + 0.01 * seat;
        sine(large, seat, 200 + 70 * seat, peak, (long) tick * TICK);
        sine(grown, seat, 200 + 70 * seat, peak, (long) tick * TICK);
      }
      large.mix(TICK);
      grown.mix(TICK);
      for (int seat = 0; seat < most; seat++) {
        for (int n = 0; n < TICK; n++) {
          assertEquals(large.mixFor(seat)[n], grown.mixFor(seat)[n], "seat " + seat);
        }
      }
    }
    grown.grow(1);
    assertEquals(most, grown.seats(), "it never shrinks");
  }

  /**
   * Each participant is a tone of its own, all of them orthogonal over the second measured, so what
   * is left of a tone in its owner's mix is the amplitude found at its frequency, at any delay.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 9, 64})
  void nobodyHearsThemselves(int seats) {
    Mixer mixer = mixer(MixerSettings.DEFAULT, seats);
    int warm = 100;
    int measured = 1200; // 1200 ticks of 280 samples are seven seconds: multiples of 1/7 Hz fit
    double[] sine = new double[seats];
    double[] cosine = new double[seats];
    double[] other = new double[seats];
    for (int tick = 0; tick < warm + measured; tick++) {
      long from = (long) tick * TICK;
      for (int seat = 0; seat < seats; seat++) {
        sine(mixer, seat, 200 + 31 * seat, 0.05 + 0.01 * (seat % 5), from);
      }
      mixer.mix(TICK);
      for (int seat = 0; tick >= warm && seat < seats; seat++) {
        float[] mix = mixer.mixFor(seat);
        double own = 2 * Math.PI * (200 + 31 * seat) / RATE;
        double neighbour = 2 * Math.PI * (200 + 31 * ((seat + 1) % seats)) / RATE;
        for (int n = 0; n < TICK; n++) {
          sine[seat] += mix[n] * Math.sin(own * (from + n));
          cosine[seat] += mix[n] * Math.cos(own * (from + n));
          other[seat] += mix[n] * Math.sin(neighbour * (from + n));
        }
      }
    }
    for (int seat = 0; seat < seats; seat++) {
      double samples = (double) measured * TICK;
      double own = 2 * Math.hypot(sine[seat], cosine[seat]) / samples;
      double neighbour = 2 * other[seat] / samples;
      assertTrue(own < 1e-3 * 0.05, "seat " + seat + " hears itself at " + own);
      assertTrue(neighbour > 0.02 / Math.sqrt(seats), "seat " + seat + " hears " + neighbour);
    }
  }

  /** Whether one speaks, however loudly, makes no difference to what one hears. */
  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.05, 1})
  void speakingDoesNotChangeWhatOneHears(double loudness) {
    Mixer speaking = mixer(MixerSettings.DEFAULT, 5);
    Mixer silent = mixer(MixerSettings.DEFAULT, 5);
    Random random = new Random(3);
    for (int tick = 0; tick < 1500; tick++) {
      for (int seat = 1; seat < 5; seat++) {
        boolean talks = (tick / (40 + 17 * seat)) % 2 == 0;
        double peak = talks ? 0.4 / seat / seat : 0;
        sine(speaking, seat, 300 * seat, peak, (long) tick * TICK);
        sine(silent, seat, 300 * seat, peak, (long) tick * TICK);
      }
      if (tick / 90 % 2 == 1) {
        for (int n = 0; n < TICK; n++) {
          speaking.voice(0)[n] = (float) (loudness * (2 * random.nextDouble() - 1));
        }
        speaking.fed(0);
      }
      speaking.mix(TICK);
      silent.mix(TICK);
      for (int n = 0; n < TICK; n++) {
        assertEquals(silent.mixFor(0)[n], speaking.mixFor(0)[n], 1e-3, "tick " + tick);
      }
    }
  }

  @Test
  void listenersWhoAreSilentShareOneMix() {
    Mixer mixer = mixer(MixerSettings.DEFAULT, 4);
    for (int tick = 0; tick < 40; tick++) {
      sine(mixer, 0, 400, 0.3, (long) tick * TICK);
      mixer.mix(TICK);
      assertTrue(mixer.hasOwnMix(0));
      assertNotSame(mixer.mixFor(0), mixer.mixFor(1));
      for (int seat = 1; seat < 4; seat++) {
        assertFalse(mixer.hasOwnMix(seat));
        assertSame(mixer.sharedMix(), mixer.mixFor(seat));
      }
    }
    for (int tick = 0; tick < 3 * 172; tick++) {
      sine(mixer, 1, 500, 0.3, (long) tick * TICK);
      mixer.mix(TICK);
    }
    assertSame(mixer.sharedMix(), mixer.mixFor(0), "three seconds after the last word");
    assertNotSame(mixer.sharedMix(), mixer.mixFor(1));
  }

  @Test
  void whoDoesNotListenGetsNoMixOfTheirOwn() {
    Mixer mixer = mixer(MixerSettings.DEFAULT, 2);
    mixer.listen(0, false);
    sine(mixer, 0, 400, 0.3, 0);
    mixer.mix(TICK);
    assertFalse(mixer.hasOwnMix(0));
  }

  @Test
  void aSeatThatIsClearedForgetsItsVoice() {
    Mixer mixer = mixer(MixerSettings.DEFAULT, 2);
    for (int tick = 0; tick < 10; tick++) {
      sine(mixer, 0, 400, 0.3, (long) tick * TICK);
      mixer.mix(TICK);
    }
    assertTrue(mixer.isSpeaking(0));
    assertEquals(20 * Math.log10(0.3 / Math.sqrt(2)), mixer.levelDb(0), 0.5);
    mixer.clear(0);
    assertFalse(mixer.isSpeaking(0));
    mixer.mix(TICK);
    assertEquals(0, rms(mixer.mixFor(1)));
  }

  /** Twenty people shout in turn, faster than their gains come to rest: still no click. */
  @Test
  void manyWhoTakeTurnsCauseNoClicks() {
    int seats = 20;
    Mixer mixer = mixer(MixerSettings.DEFAULT.withCompression(null), seats);
    float[] last = new float[seats];
    for (int tick = 0; tick < 2000; tick++) {
      int loudest = tick / 8 % seats;
      for (int seat = 0; seat < seats; seat++) {
        // Slow waves: only a jump of a gain can make a large step.
        sine(mixer, seat, 20, 0.01, (long) tick * TICK);
      }
      for (int n = 0; n < TICK; n++) {
        // Loud and steep, but silent at the borders of the tick and not in the listener's own mix.
        mixer.voice(loudest)[n] = (float) (0.9 * Math.sin(2 * Math.PI * n / TICK));
      }
      mixer.mix(TICK);
      for (int seat = 0; seat < seats; seat++) {
        float[] mix = mixer.mixFor(seat);
        for (int n = 0; n < TICK; n++) {
          assertTrue(Math.abs(mix[n] - last[seat]) < 0.03, "step at seat " + seat);
          last[seat] = mix[n];
        }
      }
    }
  }

  @Test
  void refusesNonsense() {
    Mixer mixer = mixer(MixerSettings.DEFAULT, 2);
    assertThrows(IllegalArgumentException.class, () -> new Mixer(MixerSettings.DEFAULT, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> mixer.mix(0));
    assertThrows(IndexOutOfBoundsException.class, () -> mixer.mix(Mixer.MAX_SAMPLES + 1));
    assertThrows(IndexOutOfBoundsException.class, () -> mixer.fed(2));
  }
}
