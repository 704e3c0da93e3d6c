package io.asciichat.media.audio.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.port.AudioSource;
import io.asciichat.media.audio.Sounds;
import io.asciichat.testkit.contract.AudioSourceContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrophoneTest extends AudioSourceContract {
  private final FakeCards cards = new FakeCards();

  @Override
  protected AudioSource open() {
    return open(FakeLine.unlimited());
  }

  private Microphone open(DeviceLine line) {
    cards.cards.clear();
    return cards.add("mic", () -> line).microphone();
  }

  @Override
  protected boolean followsTheClock() {
    return false;
  }

  private static float[] take(Microphone microphone, int count) {
    float[] sound = new float[count];
    int taken = 0;
    while (taken < count) {
      taken += microphone.read(0, sound, taken, Math.min(300, count - taken));
    }
    return sound;
  }

  @ParameterizedTest
  @CsvSource({"48000, 1", "48000, 2", "44100, 1", "44100, 2"})
  void everyFormatOfACardIsTurnedIntoOurs(int rate, int channels) {
    try (Microphone microphone = open(new FakeLine(new LineFormat(rate, channels), true))) {
      float[] sound = take(microphone, 48_000);
      assertEquals(1000, Sounds.frequency(sound, 4800, 43_200), 0.01);
      assertEquals(-9.03, Sounds.level(sound, 4800, 43_200), 0.05, "half of full scale");
    }
  }

  @Test
  void givesWhatIsThereAndNoMore() {
    FakeLine line = FakeLine.with(100);
    try (Microphone microphone = open(line)) {
      take(microphone, 100);
      assertEquals(0, microphone.read(0, new float[480], 0, 480));
      line.offer(30);
      assertEquals(30, microphone.read(0, new float[480], 0, 480));
    }
  }

  @Test
  void closingGivesTheDeviceBack() {
    FakeLine line = FakeLine.unlimited();
    Microphone microphone = open(line);
    take(microphone, 480);
    microphone.close();
    assertEquals(1, line.closed.get());
    assertEquals(0, microphone.read(0, new float[480], 0, 480));
  }
}
