package io.asciichat.core.audio.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.mix.MixerSettings.Compression;
import io.asciichat.core.audio.mix.MixerSettings.Ducking;
import io.asciichat.core.audio.mix.MixerSettings.Gate;
import io.asciichat.core.audio.mix.MixerSettings.HighPassFilter;
import io.asciichat.core.audio.mix.MixerSettings.SoftClip;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each stage of the mixer: its curve, and its times within 5 %. */
class StagesTest {
  private static final double PER_MILLI = 48;
  private static final int TICK = 279;

  /** What a first-order change has covered after one time constant. */
  private static final double ONE_CONSTANT = 1 - Math.exp(-1);

  /** When a run of values, one per sample, first passes a value; in milliseconds. */
  private static double millisTo(double value, float[] run, boolean upwards) {
    for (int n = 0; n < run.length; n++) {
      if (upwards ? run[n] >= value : run[n] <= value) {
        return (n + 1) / PER_MILLI;
      }
    }
    throw new AssertionError("never reaches " + value);
  }

  private static float[] constant(double value, int count) {
    float[] samples = new float[count];
    Arrays.fill(samples, (float) value);
    return samples;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-40, -12, -11, -10.5, -10, -9.3, -9, -6, -3, 0, 6, 20})
  void theCompressorComesToItsCurve(double levelDb) {
    GainCurve curve = new GainCurve(Compression.DEFAULT);
    Compressor compressor = new Compressor(Compression.DEFAULT, curve);
    double level = Math.pow(10, levelDb / 20);
    float[] samples = {};
    for (int i = 0; i < 100; i++) {
      samples = constant(level, TICK);
      compressor.process(samples, TICK);
    }
    double gainDb = 20 * Math.log10(samples[TICK - 1] / level);
    assertEquals(
        ReferenceMixer.staticGainDb(Compression.DEFAULT, levelDb), gainDb, 0.01, "at " + levelDb);
  }

  @Test
  void theCompressorKeepsItsTimes() {
    Compressor compressor = new Compressor(Compression.DEFAULT, new GainCurve(Compression.DEFAULT));
    float[] loud = constant(1, 9600);
    compressor.process(loud, loud.length);
    double reachedDb = -7.5; // 10 dB above the threshold, at 4:1
    double attack = millisTo(Math.pow(10, reachedDb * ONE_CONSTANT / 20), loud, false);
    assertEquals(10, attack, 0.5);
    float[] soft = constant(0.01, 48_000);
    compressor.process(soft, soft.length);
    double halfwayDb = reachedDb * (1 - ONE_CONSTANT);
    double release = millisTo(0.01 * Math.pow(10, halfwayDb / 20), soft, true);
    assertEquals(100, release, 5);
  }

  @Property
  void theLimitIsNeverReachedAndNeverFalls(
      @ForAll @FloatRange(min = 0, max = 100) float a,
      @ForAll @FloatRange(min = 0, max = 100) float b) {
    Limit limit = new Limit(SoftClip.DEFAULT);
    float low = limit.limited(Math.min(a, b));
    float high = limit.limited(Math.max(a, b));
    assertTrue(low <= high && high <= 1);
    assertEquals(-low, limit.limited(-Math.min(a, b)));
    double over = Math.max(0, a - 0.7);
    double exact = Math.min(a, 0.7) + 0.3 * Math.tanh(over / 0.3);
    assertEquals(exact, limit.limited(a), 1e-5);
  }

  @Test
  void theSoftClipBeginsWithoutAStepOrABend() {
    Limit limit = new Limit(SoftClip.DEFAULT);
    assertEquals(0.7f, limit.limited(0.7f));
    for (double below = 0.001; below > 1e-4; below /= 2) {
      double slope =
          (limit.limited((float) (0.7 + below)) - limit.limited((float) (0.7 - below))) / 2 / below;
      assertEquals(1, slope, 0.002, "slope within " + below);
    }
  }

  @Test
  void withoutASoftClipThereIsAHardLimit() {
    Limit limit = new Limit(null);
    assertEquals(0.99f, limit.limited(0.99f));
    assertEquals(1, limit.limited(3));
    assertEquals(-1, limit.limited(-1.01f));
  }

  @Test
  void theGateOpensAndClosesInItsTimes() {
    NoiseGate gate = new NoiseGate(Gate.DEFAULT);
    float[] sound = constant(0.5, 48_000);
    gate.process(sound, 0, sound.length);
    assertEquals(10, millisTo(0.5 * ONE_CONSTANT, sound, true), 0.5);
    // Too soft to keep the gate open: it closes once the loud sound is forgotten.
    float[] noise = constant(0.005, 48_000);
    gate.process(noise, 0, noise.length);
    double forgotten = 50 * Math.log(0.5 / 0.009);
    double closed = millisTo(0.005 * (1 - ONE_CONSTANT), noise, false);
    assertEquals(50, closed - forgotten, 2.5);
    assertEquals(0, noise[47_999], "exactly zero in the end");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0099, 0,      false", // never opened
    "0.0101, 0,      true",
    "0.0101, 0.0095, true", // between the two thresholds: stays as it was
    "0.0080, 0.0095, false",
    "0.0101, 0.0085, false"
  })
  void theGateHasHysteresis(double first, double then, boolean open) {
    NoiseGate gate = new NoiseGate(Gate.DEFAULT);
    float[] sound = constant(first, 48_000);
    gate.process(sound, 0, sound.length);
    if (then > 0) {
      sound = constant(then, 48_000);
      gate.process(sound, 0, sound.length);
    }
    assertEquals(open, sound[47_999] > 0);
  }

  @Test
  void theGateStaysOpenBetweenTheWavesOfALowVoice() {
    NoiseGate gate = new NoiseGate(Gate.DEFAULT);
    float[] sound = new float[48_000];
    for (int n = 0; n < sound.length; n++) {
      sound[n] = (float) (0.0102 * Math.sin(2 * Math.PI * 100 * n / 48_000));
    }
    float[] passed = sound.clone();
    gate.process(passed, 0, passed.length);
    for (int n = 24_000; n < sound.length; n++) {
      assertEquals(sound[n], passed[n], 1e-4);
    }
  }

  /** Butterworth of second order: 1 / √(1 + (80 / f)⁴), but for the warping near the top. */
  @ParameterizedTest
  @ValueSource(doubles = {10, 20, 40, 80, 160, 500, 1000})
  void theHighPassIsAButterworth(double hertz) {
    HighPass filter = new HighPass(HighPassFilter.DEFAULT);
    float[] sound = new float[96_000];
    for (int n = 0; n < sound.length; n++) {
      sound[n] = (float) Math.sin(2 * Math.PI * hertz * n / 48_000);
    }
    filter.process(sound, 0, sound.length);
    double power = Samples.meanSquare(sound, 48_000, 48_000);
    double expected = 0.5 / (1 + Math.pow(80 / hertz, 4));
    assertEquals(10 * Math.log10(expected), 10 * Math.log10(power), 0.05);
  }

  @Test
  void theStripGivesSilenceForSteadyPressureAndForNothing() {
    VoiceStrip strip = new VoiceStrip(MixerSettings.DEFAULT);
    float[] sound = constant(0.3, 96_000);
    strip.process(sound, 0, 48_000);
    strip.process(sound, 48_000, 48_000);
    assertEquals(0, sound[95_999]);
    VoiceStrip off = new VoiceStrip(MixerSettings.PLAIN_SUM);
    float[] left = constant(0.001, 10);
    off.process(left, 0, 10);
    assertEquals(0.001f, left[9]);
  }

  @Test
  void duckingKeepsItsThresholds() {
    Duck duck = new Duck(Ducking.DEFAULT);
    float loud = (float) Decibels.power(-20);
    float ducked = (float) Decibels.amplitude(-6);
    assertEquals(1, settled(duck, (float) Decibels.power(-25.9), loud), "a leader");
    assertEquals(ducked, settled(duck, (float) Decibels.power(-26.1), loud));
    float soft = (float) Decibels.power(-45.1);
    assertEquals(1, settled(duck, 0, soft), "nobody speaks");
    assertFalse(duck.ducks(soft));
    assertFalse(new Duck(null).ducks(1));
  }

  private static float settled(Duck duck, float level, float reference) {
    float gain = 1;
    for (int tick = 0; tick < 500; tick++) {
      gain = duck.next(gain, level, reference, TICK);
    }
    return gain;
  }

  @Test
  void duckingKeepsItsTimes() {
    Duck duck = new Duck(Ducking.DEFAULT);
    float[] down = ramps(duck, 1, 0, 1);
    double low = Math.pow(10, -0.3);
    assertEquals(10, millisTo(1 - (1 - low) * ONE_CONSTANT, down, false), 0.5);
    float[] up = ramps(duck, (float) low, 1, 0);
    assertEquals(200, millisTo(low + (1 - low) * ONE_CONSTANT, up, true), 10);
  }

  /** The gain at each sample, as the mixer applies it. */
  private static float[] ramps(Duck duck, float from, float level, float reference) {
    float[] gains = constant(1, 100 * TICK);
    float gain = from;
    for (int start = 0; start < gains.length; start += TICK) {
      float next = duck.next(gain, level, reference, TICK);
      Samples.rampPart(gains, start, gain, next, TICK);
      gain = next;
    }
    return gains;
  }

  @Test
  void levelsKeepTheirTimes() {
    Mixer mixer = new Mixer(MixerSettings.DEFAULT, 1);
    double power = 0.25;
    int ticks = 0;
    double before = 0;
    double level = 0;
    while (level < power * ONE_CONSTANT) {
      Arrays.fill(mixer.voice(0), 0.5f);
      mixer.fed(0);
      mixer.mix(TICK);
      before = level;
      level = Math.pow(10, mixer.levelDb(0) / 10);
      ticks++;
    }
    double part = (power * ONE_CONSTANT - before) / (level - before);
    assertEquals(10, (ticks - 1 + part) * TICK / PER_MILLI, 0.5);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 0.7071", "4, 0.5", "9, 0.3333"})
  void crowdsAreScaledByTheRootOfTheirNumber(int speakers, double gain) {
    MixerSettings settings =
        MixerSettings.PLAIN_SUM.withCrowd(MixerSettings.Crowd.DEFAULT).withSoftClip(null);
    Mixer mixer = new Mixer(settings, speakers + 1);
    for (int tick = 0; tick < 200; tick++) {
      for (int seat = 0; seat < speakers; seat++) {
        Arrays.fill(mixer.voice(seat), 0.01f);
        mixer.fed(seat);
      }
      mixer.mix(TICK);
    }
    assertEquals(0.01 * speakers * gain, mixer.sharedMix()[TICK - 1], 1e-4);
  }

  @Test
  void settingsRefuseNonsense() {
    assertThrows(IllegalArgumentException.class, () -> new Compression(-10, 0.5, 2, 10, 100));
    assertThrows(IllegalArgumentException.class, () -> new Compression(10, 4, 2, 10, 100));
    assertThrows(IllegalArgumentException.class, () -> new Ducking(-45, 6, 6, 0, 200));
    assertThrows(IllegalArgumentException.class, () -> new Ducking(-45, -1, 6, 10, 200));
    assertThrows(IllegalArgumentException.class, () -> new Gate(2, 0.9, 10, 50));
    assertThrows(IllegalArgumentException.class, () -> new SoftClip(1));
    assertThrows(IllegalArgumentException.class, () -> new HighPassFilter(0));
    assertThrows(IllegalArgumentException.class, () -> new MixerSettings.Crowd(2, 10, 200));
    assertThrows(IllegalArgumentException.class, () -> new MixerSettings.Detection(10, 100, 0));
  }
}
