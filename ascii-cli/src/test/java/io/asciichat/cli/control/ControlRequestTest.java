package io.asciichat.cli.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.cli.control.ControlRequest.Verb;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlRequestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ascii-chat 1 status",
        "ascii-chat 1 kick 3",
        "ascii-chat 1 kick 3 too loud, and rude",
        "ascii-chat 1 kick 3 zu laut für 漢字",
        "ascii-chat 1 reload",
        "ascii-chat 1 locks"
      })
  void aLineIsReadAsItIsWritten(String line) {
    assertEquals(line, ControlRequest.parse(line).line());
  }

  @Test
  void theLastWordMayHaveSpaces() {
    assertEquals(
        new ControlRequest(Verb.KICK, List.of("3", "too loud")),
        ControlRequest.parse("ascii-chat 1 kick 3 too loud"));
    assertEquals(
        ControlRequest.of(Verb.KICK, "3", "too loud"),
        ControlRequest.typed(Verb.KICK, List.of("3", "too", "loud")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "status",
        "ascii-chat",
        "ascii-chat 1",
        "ascii-chat 1 ",
        "ascii-chat  1 status",
        "ascii-chat 1 Status",
        "ascii-chat 1 stat",
        "ascii-chat 1 status now",
        "ascii-chat 1 status ",
        "ascii-chat 1 kick",
        "ascii-chat 1 kick  3",
        "ascii-chat 1 kick 3 ",
        "ascii-chat 1 kick 3  ",
        "ascii-chat 1 kick 3 a\u001b[2J",
        "ascii-chat 1 kick 3 a\rb",
        "ascii-chat 1 kick 3 \u202ea",
        "GET / HTTP/1.1"
      })
  void anythingElseIsRefused(String line) {
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> ControlRequest.parse(line));
    assertEquals(ErrorCode.USAGE, refused.code(), line);
  }

  @Test
  void anotherVersionIsToldApart() {
    AsciiChatException refused =
        assertThrows(
            AsciiChatException.class, () -> ControlRequest.parse("ascii-chat 2 something new"));
    assertEquals(ErrorCode.NOT_SUPPORTED, refused.code());
  }

  @Test
  void whatDoesNotFitALineIsRefusedBeforeItIsSent() {
    String longest = "x".repeat(ControlRequest.MAX_BYTES - "ascii-chat 1 kick 3 ".length() - 1);
    assertEquals(longest, ControlRequest.of(Verb.KICK, "3", longest).words().getLast());
    assertThrows(AsciiChatException.class, () -> ControlRequest.of(Verb.KICK, "3", longest + "x"));
  }
}
