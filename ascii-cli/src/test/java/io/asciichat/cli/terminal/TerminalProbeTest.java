package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalProbeTest {
  private static final String QUESTIONS = "E]11;?E\\E[>0qE[>cE[c";

  private final FakeDevice device = new FakeDevice(80, 24);

  /** As recorded from the terminals named, in pieces. */
  @ParameterizedTest
  @CsvSource({
    "E]11;rgb:ffff/ffff/ffffE\\EP>|XTerm(379)E\\E[>41;379;0cE[?64;1;2c, XTerm(379), 379, LIGHT",
    "E]11;rgb:0000/0000/0000E\\|EP>|kitty(0.26.5)E\\|E[>1;4000;26cE[?62;c, kitty(0.26.5), 4000, DARK",
    "EP>|tmux 3.3aE\\E[>84;0;0c|E[?1;2c, tmux 3.3a, 0, UNKNOWN",
    "E]11;rgb:3030/0a0a/2424E\\E[>65;7006;1c|E[?65;1;9c, '', 7006, DARK",
    "E[?6c, '', 0, UNKNOWN",
    "E]11;rgb:ffff/ff|ff/ffffE|\\E[?1;2c, '', 0, LIGHT",
  })
  void readsTheAnswersAndWaitsNoLonger(
      String pieces, String version, int firmware, Background background) {
    send(pieces);
    assertEquals(new TerminalAnswers(version, firmware, background), ask().answers());
    assertEquals(0, device.clock.nanos(), "no time has passed");
    assertEquals(QUESTIONS.replace('E', '\u001b'), String.join("", device.writes));
  }

  @Test
  void aSilentTerminalCostsTheTimeLimitAndIsWiped() {
    assertEquals(TerminalAnswers.NONE, ask().answers());
    assertEquals(TerminalProbe.TIMEOUT.toNanos(), device.clock.nanos());
    assertEquals("\r\u001b[K", device.writes.getLast());
  }

  @Test
  void aLineThatEchoesIsNoAnswer() {
    send(QUESTIONS);
    assertEquals(TerminalAnswers.NONE, ask().answers());
  }

  @ParameterizedTest
  @CsvSource({
    "qE]11;rgb:0/0/0E\\rE[?1;2c, qr",
    "?|E[?1;2cm, ?m",
    "E[Ac|E[?1;2c, c",
  })
  void whatIsTypedMeanwhileIsKept(String pieces, String typed) {
    send(pieces);
    assertEquals(typed, new String(ask().typed(), StandardCharsets.US_ASCII));
  }

  @Property(tries = 500)
  void whateverIsAnsweredTheProbeEndsInTime(@ForAll @Size(max = 200) byte[] anything) {
    FakeDevice any = new FakeDevice(80, 24);
    any.sent.add(new String(anything, StandardCharsets.ISO_8859_1));
    TerminalAnswers answers = TerminalProbe.ask(any, any.clock).answers();
    assertTrue(any.clock.nanos() <= TerminalProbe.TIMEOUT.toNanos());
    assertTrue(answers.version().matches("[ -~]*"), answers.version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dumb", "linux", "linux-16color", "vt100", "vt220", "wy60", "ansi", "unknown"})
  void terminalsThatCannotAnswerAreNotAsked(String name) {
    assertFalse(TerminalProbe.isAnswering(Map.of("TERM", name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"xterm", "xterm-256color", "screen", "tmux-256color", "foot", "st", "new"})
  void allOthersAre(String name) {
    assertTrue(TerminalProbe.isAnswering(Map.of("TERM", name)));
    assertFalse(TerminalProbe.isAnswering(Map.of()));
  }

  private TerminalProbe ask() {
    return TerminalProbe.ask(device, device.clock);
  }

  private void send(String pieces) {
    Arrays.stream(pieces.split("(?<=[^>])\\|"))
        .map(piece -> piece.replace('E', '\u001b'))
        .forEach(device.sent::add);
  }
}
