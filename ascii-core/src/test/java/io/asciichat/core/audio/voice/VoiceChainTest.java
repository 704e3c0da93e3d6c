package io.asciichat.core.audio.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.audio.dsp.Signals;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.EchoCanceller;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VoiceChainTest {
  private static float[] through(VoiceSettings settings, float[] sound) {
    float[] out = sound.clone();
    new VoiceChain(settings, null).process(out, 0, out.length);
    return out;
  }

  /** Anything a driver can give, broken numbers included. */
  @Property(tries = 200)
  void neverLeavesTheScale(
      @ForAll @Size(min = 1, max = 4000) float[] anything,
      @ForAll @IntRange(max = 2) int loudness) {
    float[] sound = anything.clone();
    for (int i = 0; loudness < 2 && i < sound.length; i++) {
      sound[i] = loudness * (float) Math.tanh(sound[i]);
    }
    for (float sample : through(VoiceSettings.STANDARD, sound)) {
      assertTrue(Math.abs(sample) <= 1, "sample " + sample);
    }
  }

  @Property(tries = 50)
  void noiseOfAnyLoudnessStaysWithinTheScale(
      @ForAll @DoubleRange(min = 0, max = 4) double amplitude, @ForAll long seed) {
    Random random = new Random(seed);
    float[] sound = new float[48_000];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
    }
    assertTrue(Signals.peak(through(VoiceSettings.STANDARD, sound), 0, sound.length) <= 1);
  }

  @Test
  void brokenNumbersDoNotStay() {
    float[] sound = Signals.sine(440, 0.3, 96_000);
    sound[100] = Float.NaN;
    sound[101] = Float.NEGATIVE_INFINITY;
    float[] out = through(VoiceSettings.STANDARD, sound);
    float[] healthy = through(VoiceSettings.STANDARD, Signals.sine(440, 0.3, 96_000));
    for (int i = 90_000; i < out.length; i++) {
      assertEquals(healthy[i], out[i], 0.01);
    }
  }

  @Test
  void silenceStaysExactlySilent() {
    assertArrayEquals(new float[4800], through(VoiceSettings.STANDARD, new float[4800]));
    float[] spoken = new float[96_000];
    System.arraycopy(Signals.sine(300, 0.3, 24_000), 0, spoken, 0, 24_000);
    float[] out = through(VoiceSettings.STANDARD, spoken);
    assertEquals(0, Signals.peak(out, 72_000, 96_000));
  }

  @Test
  void roomNoiseIsSilencedAndASoftVoiceIsNot() {
    Random random = new Random(1);
    float[] noise = new float[96_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextGaussian() * Decibels.toAmplitude(-60));
    }
    assertEquals(0, Signals.peak(through(VoiceSettings.STANDARD, noise), 0, noise.length));
    float[] voice = Signals.sine(300, Decibels.toAmplitude(-36), 480_000);
    float[] out = through(VoiceSettings.STANDARD, voice);
    // 15 dB is the most that the automatic gain adds; the high-pass takes 0.26 dB.
    double gained =
        Decibels.ofAmplitude(Signals.rms(out, 432_000, 480_000))
            - Decibels.ofAmplitude(Signals.rms(voice, 432_000, 480_000));
    assertEquals(15 - 0.26, gained, 0.1);
  }

  @Test
  void humDiesAndHissIsWeakened() {
    float[] hum = Signals.sine(50, 0.1, 96_000);
    float[] voice = Signals.sine(1000, 0.1, 96_000);
    VoiceSettings filters = new VoiceSettings(150, null, 8000, null, null);
    assertEquals(-19.1, gainDb(filters, hum), 0.1);
    assertEquals(0, gainDb(filters, voice), 0.01);
    assertTrue(gainDb(filters, Signals.sine(16_000, 0.1, 96_000)) < -18);
  }

  private static double gainDb(VoiceSettings settings, float[] sound) {
    float[] out = through(settings, sound);
    return Decibels.ofAmplitude(Signals.rms(out, 48_000, 96_000))
        - Decibels.ofAmplitude(Signals.rms(sound, 48_000, 96_000));
  }

  @Test
  void allOffChangesNothing() {
    float[] sound = Signals.sine(20, 1, 4800);
    assertArrayEquals(sound, through(VoiceSettings.OFF, sound));
  }

  @Test
  void piecesOfAnyLengthGiveTheSame() {
    float[] sound = Signals.sine(440, 0.6, 48_000);
    float[] whole = through(VoiceSettings.STANDARD, sound);
    float[] pieces = sound.clone();
    VoiceChain chain = new VoiceChain(VoiceSettings.STANDARD, null);
    for (int at = 0, length = 1; at < pieces.length; at += length, length = length * 5 % 701) {
      length = Math.min(length, pieces.length - at);
      chain.process(pieces, at, length);
    }
    assertArrayEquals(whole, pieces, 1e-6f);
  }

  @Test
  void theEchoCancellerHearsTheMicrophoneFirstAndIsClosedLast() {
    List<String> calls = new ArrayList<>();
    EchoCanceller canceller =
        new EchoCanceller() {
          @Override
          public void process(float[] samples, int offset, int count) {
            calls.add("process " + samples[offset]);
          }

          @Override
          public void played(float[] samples, int offset, int count) {}

          @Override
          public void delay(int samples) {}

          @Override
          public void close() {
            calls.add("close");
          }
        };
    VoiceChain chain = new VoiceChain(VoiceSettings.STANDARD, canceller);
    chain.process(new float[] {0.01f}, 0, 1);
    assertSame(canceller, chain.echo());
    chain.close();
    assertEquals(List.of("process 0.01", "close"), calls);
  }

  @Test
  void filtersOfOthersComeInTheirOrderBeforeTheStages() {
    float[] soft = Signals.sine(440, Decibels.toAmplitude(-60), 48_000);
    AudioFilter louder = (samples, offset, count) -> scale(samples, offset, count, 200);
    AudioFilter limit = (samples, offset, count) -> clip(samples, offset, count, 0.1f);
    VoiceSettings gate = new VoiceSettings(0, VoiceSettings.STANDARD.gate(), 0, null, null);
    assertEquals(0, Signals.peak(through(gate, soft), 24_000, 48_000), "too soft for the gate");
    float[] lifted = soft.clone();
    new VoiceChain(gate, null, List.of(louder, limit)).process(lifted, 0, lifted.length);
    assertEquals(0.1, Signals.peak(lifted, 24_000, 48_000), 1e-3);
  }

  private static void scale(float[] samples, int offset, int count, float factor) {
    for (int i = offset; i < offset + count; i++) {
      samples[i] *= factor;
    }
  }

  private static void clip(float[] samples, int offset, int count, float most) {
    for (int i = offset; i < offset + count; i++) {
      samples[i] = Math.clamp(samples[i], -most, most);
    }
  }

  @Test
  void whatAFilterBreaksDoesNotStay() {
    boolean[] broken = {true};
    AudioFilter breaks =
        (samples, offset, count) -> {
          samples[offset] = broken[0] ? Float.NaN : samples[offset];
          broken[0] = false;
        };
    VoiceChain chain = new VoiceChain(VoiceSettings.STANDARD, null, List.of(breaks));
    float[] sound = Signals.sine(440, 0.3, 96_000);
    chain.process(sound, 0, sound.length);
    float[] healthy = through(VoiceSettings.STANDARD, Signals.sine(440, 0.3, 96_000));
    for (int i = 90_000; i < sound.length; i++) {
      assertEquals(healthy[i], sound[i], 0.01);
    }
  }
}
