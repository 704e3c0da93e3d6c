package io.asciichat.media.audio.device;

import static org.awaitility.Awaitility.await;
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
    String rest = " found; plug one in, or use --no-audio to go on without sound";
    assertEquals(List.of(), cards.open().microphones());
    assertRefused("no microphone" + rest, cards::microphone);
    assertRefused("no speaker" + rest, cards::speaker);
  }

  @Test
  void theDefaultIsWaitedForAndItsAbsenceIsToldOnce() {
    try (Microphone microphone = cards.open().openDefaultMicrophone(cards.reports::add);
        Speakers speakers = cards.open().openDefaultSpeakers(cards.reports::add)) {
      await().until(() -> cards.reports.size() == 2);
      String nothing = "no sound card found; the call goes on without sound until there is one";
      assertEquals(List.of(nothing, nothing), cards.reports);
      assertEquals(0, microphone.read(0, new float[480], 0, 480));
      cards.add("headset", FakeLine::unlimited);
      await().until(() -> microphone.read(System.nanoTime(), new float[480], 0, 480) > 0);
      await().until(() -> cards.reports.contains("the microphone 'default' is back"));
      assertEquals("default", speakers.name());
    }
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
