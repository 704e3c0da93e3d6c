package io.asciichat.core.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.CompressorCurve;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressorTest {
  private static final CompressorCurve VOICE = new CompressorCurve(-12, 3, 6, 0);

  @ParameterizedTest
  @CsvSource({"-60, 0", "-15.0001, 0", "-12, -0.5", "-9, -2", "0, -8", "6, -12"})
  void theCurveIsThatOfThePaper(double level, double gain) {
    assertEquals(gain, VOICE.gainDb(level), 1e-4);
  }

  @Property
  void theCurveNeverFallsAndNeverJumps(
      @ForAll @DoubleRange(min = -40, max = 0) double threshold,
      @ForAll @DoubleRange(min = 1, max = 20) double ratio,
      @ForAll @DoubleRange(min = 0, max = 12) double knee,
      @ForAll @DoubleRange(min = -80, max = 12) double level) {
    CompressorCurve curve = new CompressorCurve(threshold, ratio, knee, 3);
    double here = level + curve.gainDb(level);
    double next = level + 0.01 + curve.gainDb(level + 0.01);
    assertTrue(next >= here - 1e-9 && next - here <= 0.01 + 1e-9, here + " then " + next);
    assertTrue(curve.gainDb(level) <= 3);
  }

  /** A constant amplitude, so that the time constant is that of the detector alone. */
  @ParameterizedTest
  @CsvSource({"5, 150", "10, 100", "20, 400"})
  void attackAndReleaseTakeTheirTime(double attack, double release) {
    Compressor compressor = new Compressor(VOICE, attack, release);
    float[] sound = new float[Signals.millis(4000)];
    int loud = Signals.millis(500);
    int soft = Signals.millis(1500);
    Arrays.fill(sound, 0.01f);
    Arrays.fill(sound, loud, soft, 1f);
    float[] out = sound.clone();
    compressor.process(out, 0, out.length);
    double attacked = timeTo(sound, out, loud, soft, -8 * (1 - 1 / Math.E), true);
    double released = timeTo(sound, out, soft, out.length, -8 / Math.E, false);
    assertEquals(attack, attacked, Math.max(attack * 0.05, 0.5));
    assertEquals(release, released, release * 0.05);
    assertEquals(-8, Decibels.ofAmplitude(out[soft - 1]), 0.05);
    assertEquals(0, gain(sound, out, out.length - 1), 0.05);
  }

  private static double timeTo(
      float[] in, float[] out, int from, int to, double gainDb, boolean falling) {
    for (int i = from; i < to; i++) {
      if (falling ? gain(in, out, i) <= gainDb : gain(in, out, i) >= gainDb) {
        return (i - from) / 48.0;
      }
    }
    return Double.NaN;
  }

  private static double gain(float[] in, float[] out, int i) {
    return Decibels.ofAmplitude(out[i] / in[i]);
  }

  @Test
  void thePiecesLengthsDoNotMatter() {
    float[] whole = Signals.sine(440, 0.9, 4800);
    float[] pieces = whole.clone();
    new Compressor(VOICE, 5, 150).process(whole, 0, whole.length);
    Compressor other = new Compressor(VOICE, 5, 150);
    int at = 0;
    for (int length = 0; at < pieces.length; length = (length * 7 + 3) % 97) {
      int count = Math.min(length, pieces.length - at);
      other.process(pieces, at, count);
      at += count;
    }
    assertEquals(Arrays.toString(whole), Arrays.toString(pieces));
  }

  @Test
  void makeupIsThereFromTheFirstSample() {
    float[] sound = {0.01f};
    new Compressor(new CompressorCurve(-10, 4, 2, 6), 10, 100).process(sound, 0, 1);
    assertEquals(0.01 * 1.9953, sound[0], 1e-6);
    assertThrows(IllegalArgumentException.class, () -> new CompressorCurve(1, 4, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new CompressorCurve(-1, 0.5, 2, 0));
  }
}
