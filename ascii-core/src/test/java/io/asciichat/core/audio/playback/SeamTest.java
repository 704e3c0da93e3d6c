package io.asciichat.core.audio.playback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.dsp.Signals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeamTest {
  private static final double STEEPEST = 0.5 * 2 * Math.PI * 440 / 48_000;

  private final Seam seam = new Seam();
  private float last;

  private double largestStep(float[] piece) {
    double largest = 0;
    for (float sample : piece) {
      largest = Math.max(largest, Math.abs(sample - last));
      last = sample;
    }
    return largest;
  }

  @Test
  void soundThatContinuesIsNotTouched() {
    float[] tone = Signals.sine(440, 0.5, 960);
    float[] out = tone.clone();
    seam.real(out, 960, true);
    assertArrayEquals(tone, out);
  }

  @Test
  void noPieceStartsWithAStep() {
    float[] tone = Signals.sine(440, 0.5, 507);
    seam.real(tone, tone.length, true);
    largestStep(tone);
    float[] gap = new float[480];
    seam.concealed(gap, gap.length);
    assertTrue(largestStep(gap) < STEEPEST * 1.5);
    float[] other = new float[480];
    Arrays.fill(other, -0.7f);
    seam.real(other, other.length, false);
    assertTrue(largestStep(other) < STEEPEST * 1.5);
    assertEquals(-0.7f, other[479], 1e-4);
    float[] silence = new float[480];
    seam.silent(silence, silence.length);
    assertTrue(largestStep(silence) < STEEPEST * 1.5);
    float[] more = new float[480];
    seam.silent(more, more.length);
    assertTrue(seam.isOver());
  }

  @Test
  void madeUpSoundFadesWithinAHundredMilliseconds() {
    float[] piece = new float[480];
    double before = 2;
    for (int i = 0; i < 10; i++) {
      assertFalse(seam.isSilent());
      Arrays.fill(piece, 0.5f);
      seam.concealed(piece, piece.length);
      double peak = Signals.peak(piece, 240, 480);
      assertTrue(peak <= before + 0.01);
      before = peak;
    }
    assertTrue(seam.isSilent());
    assertEquals(0, piece[479], 1e-3);
    Arrays.fill(piece, 0.5f);
    seam.real(piece, piece.length, false);
    assertFalse(seam.isSilent());
    assertEquals(0.5, piece[479], 1e-3);
  }
}
