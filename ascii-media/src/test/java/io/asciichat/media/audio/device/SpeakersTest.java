package io.asciichat.media.audio.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioSink;
import io.asciichat.media.audio.Sounds;
import io.asciichat.testkit.contract.AudioSinkContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakersTest extends AudioSinkContract {
  private final FakeCards cards = new FakeCards();

  @Override
  protected AudioSink open() {
    return open(FakeLine.with(FakeLine.CAPACITY));
  }

  private Speakers open(FakeLine line) {
    cards.cards.clear();
    return cards.add("speaker", () -> line).speaker();
  }

  @Override
  protected boolean followsTheClock() {
    return false;
  }

  /** Writes until the device itself gets something. */
  private static float[] played(Speakers speakers, FakeLine line, float[] sound) {
    await()
        .until(
            () -> {
              speakers.write(0, sound, 0, sound.length);
              return line.last.length > 0;
            });
    float[] played = new float[line.last.length / line.format().frameSize()];
    line.format().decode(line.last, played.length, played, 0);
    return played;
  }

  @ParameterizedTest
  @CsvSource({"48000, 1, 0", "48000, 2, 0", "44100, 1, 0.1", "44100, 2, 0.1"})
  void soundIsTurnedIntoEveryFormatOfACard(int rate, int channels, double tolerance) {
    FakeLine line = new FakeLine(new LineFormat(rate, channels), false);
    line.offer(4410);
    try (Speakers speakers = open(line)) {
      float[] played = played(speakers, line, Sounds.tone(1000, 0.5, 4800));
      assertTrue(
          Math.abs(played.length - (4800 * rate / 48_000)) <= 400, played.length + " frames");
      double hertz = Sounds.frequency(played, 100, played.length - 100) * rate / 48_000;
      assertEquals(1000, hertz, 0.05 + tolerance);
      assertEquals(-9.03, Sounds.level(played, 100, played.length - 100), 0.1);
    }
  }

  @Test
  void takesWhatFitsAndTellsWhatWaits() {
    FakeLine line = FakeLine.with(FakeLine.CAPACITY);
    try (Speakers speakers = open(line)) {
      played(speakers, line, new float[1]);
      int room = line.available();
      assertEquals(room, speakers.write(0, new float[2000], 0, 2000));
      assertEquals(0, speakers.write(0, new float[2000], 0, 2000));
      assertEquals(FakeLine.CAPACITY, speakers.buffered(0));
      line.offer(240);
      assertEquals(FakeLine.CAPACITY - 240, speakers.buffered(0));
      line.offer(5000);
      assertEquals(0, speakers.buffered(0), "a device that ran dry has more room than a buffer");
    }
  }
}
