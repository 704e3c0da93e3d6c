package io.asciichat.core.audio.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.MixerSettings;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The mixer, which shares sums and mixes, against mathematics that shares nothing. Seeds are fixed:
 * a level that falls exactly on a threshold may be taken one way in float and the other in double.
 */
class MixerReferenceTest {
  private static final int TICKS = 250;

  /** The voices of a made-up call: people begin and stop, loudly and softly. */
  private static final class Call {
    private final Random random;
    private final double[] loudness;
    private final int[] until;

    Call(long seed, int seats) {
      random = new Random(seed);
      loudness = new double[seats];
      until = new int[seats];
    }

    double[][] next(int tick, int count) {
      double[][] voices = new double[loudness.length][count];
      for (int i = 0; i < loudness.length; i++) {
        if (tick >= until[i]) {
          until[i] = tick + 3 + random.nextInt(90);
          boolean silent = random.nextInt(3) == 0;
          loudness[i] = silent ? 0 : 0.9 * Math.pow(10, -2.5 * random.nextDouble());
        }
        for (int n = 0; n < count; n++) {
          voices[i][n] = (float) (loudness[i] * (2 * random.nextDouble() - 1));
        }
      }
      return voices;
    }
  }

  private static void compare(MixerSettings settings, int seats, long seed, double tolerance) {
    Mixer mixer = new Mixer(settings, seats);
    ReferenceMixer reference = new ReferenceMixer(settings, seats);
    Call call = new Call(seed, seats);
    for (int i = 0; i < seats; i++) {
      mixer.listen(i, true);
    }
    for (int tick = 0; tick < TICKS; tick++) {
      int count = 279 + tick % 2;
      double[][] voices = call.next(tick, count);
      feed(mixer, voices, count);
      mixer.mix(count);
      double[][] expected = reference.mix(voices, count);
      for (int i = 0; i < seats; i++) {
        float[] actual = mixer.mixFor(i);
        for (int n = 0; n < count; n++) {
          assertTrue(Math.abs(actual[n]) <= 1, "clipped");
          assertEquals(
              expected[i][n], actual[n], tolerance, "listener " + i + ", tick " + tick + ", " + n);
        }
      }
    }
  }

  private static void feed(Mixer mixer, double[][] voices, int count) {
    for (int i = 0; i < voices.length; i++) {
      float[] voice = mixer.voice(i);
      boolean sounds = false;
      for (int n = 0; n < count; n++) {
        voice[n] = (float) voices[i][n];
        sounds |= voice[n] != 0;
      }
      if (sounds) {
        mixer.fed(i);
      }
    }
  }

  @Property(tries = 40, seed = "20260101")
  void everyListenerHearsWhatTheReferenceSays(
      @ForAll @IntRange(min = 1, max = 12) int seats, @ForAll long seed) {
    compare(MixerSettings.DEFAULT, seats, seed, 4e-3);
  }

  @Property(tries = 20, seed = "20260102")
  void aPlainSumIsASum(@ForAll @IntRange(min = 1, max = 12) int seats, @ForAll long seed) {
    compare(MixerSettings.PLAIN_SUM, seats, seed, 2e-6);
  }

  @Property(tries = 10, seed = "20260103")
  void eachStageIsRightByItself(@ForAll @IntRange(min = 2, max = 9) int seats, @ForAll long seed) {
    MixerSettings none = MixerSettings.PLAIN_SUM;
    compare(none.withDucking(MixerSettings.Ducking.DEFAULT), seats, seed, 4e-3);
    compare(none.withCrowd(MixerSettings.Crowd.DEFAULT), seats, seed, 4e-3);
    compare(none.withCompression(MixerSettings.Compression.DEFAULT), seats, seed, 4e-3);
    compare(none.withSoftClip(MixerSettings.SoftClip.DEFAULT), seats, seed, 2e-5);
  }

  @Property(tries = 3, seed = "20260104")
  void aFullHouseToo(@ForAll long seed) {
    compare(MixerSettings.DEFAULT, 64, seed, 4e-3);
  }
}
