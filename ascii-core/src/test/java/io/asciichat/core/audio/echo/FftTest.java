package io.asciichat.core.audio.echo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FftTest {
  @Property(tries = 60)
  void itIsTheSumThatItStandsFor(@ForAll @IntRange(min = 1, max = 8) int bits, @ForAll long seed) {
    int size = 1 << bits;
    Random random = new Random(seed);
    float[] re = new float[size];
    float[] im = new float[size];
    for (int i = 0; i < size; i++) {
      re[i] = random.nextFloat() - 0.5f;
      im[i] = random.nextFloat() - 0.5f;
    }
    float[] spectrumRe = re.clone();
    float[] spectrumIm = im.clone();
    Fft fft = new Fft(size);
    fft.forward(spectrumRe, spectrumIm);
    for (int k = 0; k < size; k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int n = 0; n < size; n++) {
        double angle = -2 * Math.PI * k * n / size;
        sumRe += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
        sumIm += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
      }
      assertEquals(sumRe, spectrumRe[k], 1e-4);
      assertEquals(sumIm, spectrumIm[k], 1e-4);
    }
    fft.inverse(spectrumRe, spectrumIm);
    assertArrayEquals(re, spectrumRe, 1e-5f);
    assertArrayEquals(im, spectrumIm, 1e-5f);
  }
}
