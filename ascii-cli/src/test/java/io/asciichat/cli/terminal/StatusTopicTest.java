package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.asciichat.core.text.FrameCharacters;
import org.junit.jupiter.api.Test;

class StatusTopicTest {
  private final StatusTopic.Lines lines = new StatusTopic.Lines();

  @Test
  void topicsStandSideBySideTheMostUrgentFirst() {
    assertEquals("you ▅", lines.set(StatusTopic.SOUND, "you ▅"));
    assertEquals("waiting | you ▅", lines.set(StatusTopic.CONNECTION, " waiting "));
    assertEquals("waiting", lines.set(StatusTopic.SOUND, " "));
    assertNull(lines.set(StatusTopic.CONNECTION, null));
  }

  @Test
  void whatTheOthersTakeIsKnown() {
    assertEquals(0, lines.columnsBeside(StatusTopic.SOUND));
    lines.set(StatusTopic.NEWS, "漢字 e\u0301");
    lines.set(StatusTopic.PRIVACY, "not encrypted");
    String all = lines.set(StatusTopic.SOUND, "you ▅");
    assertNotNull(all);
    int columns = FrameCharacters.columns(all);
    assertEquals(columns - 5, lines.columnsBeside(StatusTopic.SOUND));
    assertEquals(columns - 6, lines.columnsBeside(StatusTopic.NEWS));
  }
}
