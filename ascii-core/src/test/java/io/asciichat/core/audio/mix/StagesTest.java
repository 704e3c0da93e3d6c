package io.asciichat.core.audio.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.audio.CompressorCurve;
import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.MixerSettings.Compression;
import io.asciichat.core.audio.MixerSettings.Ducking;
import io.asciichat.core.audio.MixerSettings.HighPassFilter;
import io.asciichat.core.audio.MixerSettings.SoftClip;
import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.audio.dsp.NoiseGate;
import java.util.Arrays;
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
    GainCurve curve = new GainCurve(Compression.DEFAULT.curve());
    BusCompressor compressor = new BusCompressor(Compression.DEFAULT, curve);
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
    BusCompressor compressor =
        new BusCompressor(Compression.DEFAULT, new GainCurve(Compression.DEFAULT.curve()));
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

  @ParameterizedTest
  @CsvSource({
    "0.0099, 0,      false", // never opened
    "0.0101, 0,      true",
    "0.0101, 0.0095, true", // between the two thresholds: stays as it was
    "0.0080, 0.0095, false",
    "0.0101, 0.0085, false"
  })
  void theUsualGateHasTheThresholdsOfTheCProgram(double first, double then, boolean open) {
    NoiseGate gate = new NoiseGate(MixerSettings.GATE);
    float[] sound = constant(first, 48_000);
    gate.process(sound, 0, sound.length);
    if (then > 0) {
      sound = constant(then, 48_000);
      gate.process(sound, 0, sound.length);
    }
    assertEquals(open, sound[47_999] > 0);
  }

  @Test
  void theUsualGateStaysOpenBetweenTheWavesOfALowVoice() {
    NoiseGate gate = new NoiseGate(MixerSettings.GATE);
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
    float loud = (float) Decibels.toPower(-20);
    float ducked = (float) Decibels.toAmplitude(-6);
    assertEquals(1, settled(duck, (float) Decibels.toPower(-25.9), loud), "a leader");
    assertEquals(ducked, settled(duck, (float) Decibels.toPower(-26.1), loud));
    float soft = (float) Decibels.toPower(-45.1);
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
    assertThrows(
        IllegalArgumentException.class,
        () -> new Compression(new CompressorCurve(-10, 4, 2, 0), 0, 100));
    assertThrows(IllegalArgumentException.class, () -> new Ducking(-45, 6, 6, 0, 200));
    assertThrows(IllegalArgumentException.class, () -> new Ducking(-45, -1, 6, 10, 200));
    assertThrows(IllegalArgumentException.class, () -> new SoftClip(1));
    assertThrows(IllegalArgumentException.class, () -> new HighPassFilter(0));
    assertThrows(IllegalArgumentException.class, () -> new MixerSettings.Crowd(2, 10, 200));
    assertThrows(IllegalArgumentException.class, () -> new MixerSettings.Detection(10, 100, 0));
  }
}
