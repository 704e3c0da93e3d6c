package io.asciichat.media.audio.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineFormatTest {
  @Property
  void samplesComeBackWithinHalfAStep(
      @ForAll @IntRange(min = -327_680, max = 327_670) int tenths,
      @ForAll @IntRange(min = 1, max = 2) int channels) {
    float sample = tenths / 327_680f;
    LineFormat format = new LineFormat(48_000, channels);
    byte[] bytes = new byte[format.frameSize()];
    float[] back = new float[1];
    format.encode(new float[] {sample}, 1, bytes);
    format.decode(bytes, 1, back, 0);
    assertEquals(sample, back[0], 0.5 / 32768 + 1e-7);
  }

  @Test
  void whatIsTooLoudOrNoNumberIsClipped() {
    byte[] bytes = new byte[8];
    new LineFormat(48_000, 1).encode(new float[] {1.5f, -3, Float.NaN, 1}, 4, bytes);
    assertArrayEquals(new byte[] {-1, 127, 0, -128, 0, 0, -1, 127}, bytes);
  }

  @Test
  void channelsAreAveraged() {
    float[] samples = new float[2];
    new LineFormat(48_000, 2).decode(new byte[] {0, 64, 0, 0, 0, 64, 0, -64}, 2, samples, 0);
    assertArrayEquals(new float[] {0.25f, 0}, samples);
  }
}
