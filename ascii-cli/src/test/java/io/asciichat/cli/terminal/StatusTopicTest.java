package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.text.FrameCharacters;
import org.junit.jupiter.api.Test;

class StatusTopicTest {
  private final StatusTopic.Lines lines = new StatusTopic.Lines();

  @Test
  void topicsStandSideBySideTheMostUrgentFirst() {
    assertEquals("you ▅", lines.set(StatusTopic.SOUND, "you ▅").rest());
    assertEquals("waiting | you ▅", lines.set(StatusTopic.CONNECTION, " waiting ").rest());
    assertEquals("waiting", lines.set(StatusTopic.SOUND, " ").rest());
    assertEquals(StatusTopic.Line.EMPTY, lines.set(StatusTopic.CONNECTION, null));
  }

  @Test
  void whatTheOthersTakeIsKnown() {
    assertEquals(0, lines.columnsBeside(StatusTopic.SOUND));
    lines.set(StatusTopic.NEWS, "漢字 e\u0301");
    lines.set(StatusTopic.PRIVACY, "not encrypted");
    String all = lines.set(StatusTopic.SOUND, "you ▅").rest();
    int columns = FrameCharacters.columns(all);
    assertEquals(columns - 5, lines.columnsBeside(StatusTopic.SOUND));
    assertEquals(columns - 6, lines.columnsBeside(StatusTopic.NEWS));
  }

  @Test
  void aWarningStandsBeforeTheRestAndWordsTakeItsPlace() {
    lines.set(StatusTopic.CONNECTION, "waiting");
    assertEquals(
        new StatusTopic.Line("server not verified", "waiting"),
        lines.set(StatusTopic.VERIFICATION, "server not verified"));
    assertEquals(
        new StatusTopic.Line("a b c d", "waiting"), lines.set(StatusTopic.CHECK_WORDS, "a b c d"));
    assertEquals("server not verified", lines.set(StatusTopic.CHECK_WORDS, null).warning());
  }
}
