package io.asciichat.media.audio.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SoundCardsTest {
  private final FakeCards cards = new FakeCards();

  private static void assertRefused(String line, Executable opening) {
    AsciiChatException e = assertThrows(AsciiChatException.class, opening);
    assertEquals(ErrorCode.AUDIO, e.code());
    assertEquals(line, e.getMessage());
  }

  @Test
  void withoutACardOneLineSaysHowToGoOn() {
    String rest = " found; plug one in, or leave out --audio to go on without sound";
    assertEquals(List.of(), cards.open().microphones());
    assertRefused("no microphone" + rest, cards::microphone);
    assertRefused("no speaker" + rest, cards::speaker);
  }

  @Test
  void aWrongNumberIsAnsweredWithTheRightOnes() {
    cards.add("built in", FakeLine::unlimited).add("headset", FakeLine::unlimited);
    String rest = "; there are: 0 built in, 1 headset";
    assertRefused(
        "there is no microphone 2" + rest, () -> cards.open().openMicrophone(2, line -> {}));
    assertRefused("there is no speaker -2" + rest, () -> cards.open().openSpeakers(-2, line -> {}));
  }

  @Test
  void theNumberChoosesAndNoneMeansTheFirst() {
    cards.add("built in", FakeLine::unlimited).add("headset", FakeLine::unlimited);
    assertEquals(List.of("built in", "headset"), cards.open().speakers());
    try (Microphone first = cards.microphone();
        Microphone second = cards.open().openMicrophone(1, line -> {})) {
      assertEquals("built in", first.name());
      assertEquals("headset", second.name());
    }
  }
}
