package io.asciichat.media.audio.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioFilter;
import io.asciichat.media.audio.Sounds;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TarsosFiltersTest {
  /** How many decibels louder a tone comes out. */
  private static double gain(AudioFilter filter, double hertz) {
    float[] sound = Sounds.tone(hertz, 0.5, 48_000);
    double before = Sounds.level(sound, 24_000, 24_000);
    filter.process(sound, 0, sound.length);
    return Sounds.level(sound, 24_000, 24_000) - before;
  }

  @Test
  void theHighPassFallsBelowItsFrequency() {
    assertEquals(-3, gain(TarsosFilters.highPass(150), 150), 0.5);
    assertEquals(-20, gain(TarsosFilters.highPass(150), 15), 1.5);
    assertEquals(0, gain(TarsosFilters.highPass(150), 2000), 0.2);
  }

  @Test
  void theHighPassTakesOutAConstantPart() {
    float[] sound = new float[48_000];
    Arrays.fill(sound, 0.3f);
    TarsosFilters.highPass(150).process(sound, 0, sound.length);
    assertTrue(Sounds.level(sound, 24_000, 24_000) < -100);
  }

  @Test
  void theLowPassFallsAboveItsFrequency() {
    assertEquals(0, gain(TarsosFilters.lowPass(2000), 200), 0.3);
    assertEquals(-2.5, gain(TarsosFilters.lowPass(2000), 2000), 1);
    assertEquals(-22.6, gain(TarsosFilters.lowPass(2000), 8000), 2);
    assertEquals(-6, gain(TarsosFilters.lowPass(8000), 20_000), 1);
  }

  @Property(tries = 50)
  void thePiecesDoNotMatter(@ForAll @IntRange(min = 1, max = 1100) int piece) {
    float[] whole = Sounds.speechLike(2500, 6);
    float[] parts = new float[2600];
    System.arraycopy(whole, 0, parts, 50, whole.length);
    TarsosFilters.highPass(150).process(whole, 0, whole.length);
    AudioFilter filter = TarsosFilters.highPass(150);
    for (int at = 0; at < whole.length; at += piece) {
      filter.process(parts, 50 + at, Math.min(piece, whole.length - at));
    }
    assertArrayEquals(whole, Arrays.copyOfRange(parts, 50, 2550));
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TarsosFilters.highPass(0));
    assertThrows(IllegalArgumentException.class, () -> TarsosFilters.lowPass(24_000));
  }
}
