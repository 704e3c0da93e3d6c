package io.asciichat.media.audio.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.media.audio.Sounds;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateConverterTest {
  private static float[] sine(double hertz, int rate, int count) {
    float[] sound = new float[count];
    for (int i = 0; i < count; i++) {
      sound[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate);
    }
    return sound;
  }

  private static float[] convert(int from, int to, float[] sound, int piece) {
    RateConverter converter = new RateConverter(from, to, piece);
    float[] out = new float[sound.length * 2];
    int results = 0;
    for (int at = 0; at < sound.length; at += piece) {
      int count = Math.min(piece, sound.length - at);
      results += converter.convert(sound, at, count, out, results);
    }
    return Arrays.copyOf(out, results);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 48000, 100",
    "44100, 48000, 8000",
    "48000, 44100, 1000",
    "48000, 44100, 15000"
  })
  void aToneStaysItselfAndNothingIsAdded(int from, int to, double hertz) {
    float[] heard = convert(from, to, sine(hertz, from, from), 441);
    assertEquals(to, heard.length, 1);
    // The best fit of a sine of this frequency, and what is left beside it.
    double sine = 0;
    double cosine = 0;
    int start = 480;
    int count = to / 2;
    for (int i = start; i < start + count; i++) {
      sine += heard[i] * Math.sin(2 * Math.PI * hertz * i / to) * 2 / count;
      cosine += heard[i] * Math.cos(2 * Math.PI * hertz * i / to) * 2 / count;
    }
    float[] rest = new float[count];
    for (int i = start; i < start + count; i++) {
      double angle = 2 * Math.PI * hertz * i / to;
      rest[i - start] = (float) (heard[i] - sine * Math.sin(angle) - cosine * Math.cos(angle));
    }
    assertEquals(1, Math.hypot(sine, cosine), 0.01);
    assertTrue(Sounds.level(rest, 0, count) < -70, "noise " + Sounds.level(rest, 0, count));
  }

  @ParameterizedTest
  @CsvSource({"23500"})
  void whatTheLowerRateCannotHoldDoesNotFoldBack(double hertz) {
    float[] heard = convert(48_000, 44_100, sine(hertz, 48_000, 48_000), 480);
    assertTrue(Sounds.level(heard, 480, 40_000) < -60, "level " + Sounds.level(heard, 480, 40_000));
  }

  @Property(tries = 60)
  void thePiecesDoNotMatter(@ForAll @IntRange(min = 1, max = 500) int piece) {
    float[] sound = Sounds.speechLike(5000, 4);
    assertArrayEquals(convert(44_100, 48_000, sound, 5000), convert(44_100, 48_000, sound, piece));
  }

  @Property(tries = 200)
  void neverGivesMoreThanThereIsRoomFor(
      @ForAll @IntRange(min = 0, max = 500) int room,
      @ForAll boolean up,
      @ForAll @IntRange(max = 300) int before) {
    RateConverter converter = new RateConverter(up ? 44_100 : 48_000, up ? 48_000 : 44_100, 4800);
    converter.convert(new float[300], 0, before, new float[400], 0);
    int most = converter.givenFor(room);
    int results = converter.convert(new float[most], 0, most, new float[room + 2], 0);
    assertTrue(results <= room, results + " in room for " + room);
    assertTrue(results >= room - 2, results + " is far below " + room);
  }
}
