package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.sim.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyReaderTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "q,quit ",
        "Q,quit ",
        "\u0003,quit ",
        "?,help ",
        "r,mode ",
        "c,colours ",
        "p,palette ",
        "m,mirror ",
        "'gfnx',glyphs filter names rain ",
        "GFNX,glyphs filter names rain ",
        "aA,mute mute ",
        "' ',freeze ",
        "vV,words words ",
        "\u000c,redraw ",
        "rrc,mode mode colours ",
        "yzä,''",
        "\u001bOq,''",
        "\u001b[A,''"
      })
  void callsTheActionOfAKey(String typed, String expected) {
    assertEquals(expected, act(typed));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\u001b|[|C,''",
        "\u001b[|C,''",
        "\u001b[1;|5C|c,'colours '",
        "\u001b|q,'quit '",
        "\u001b|\u001b[Aq,'quit '",
        "\u001b[Aq,'quit '",
        "\u001b[<0;10;10M\u001b[<0;10;10mq,'quit '",
        "\u001b[Mqqqc,'colours '",
        "\u001b[M|q|q|qc,'colours '",
        "\u001bOP|p,'palette '",
      })
  void aSequenceIsNoKeyHoweverTheLineCutsIt(String pieces, String expected) {
    StringBuilder log = new StringBuilder();
    InputStream keys =
        new SequenceInputStream(
            Collections.enumeration(
                Arrays.stream(pieces.split("\\|")).map(KeyReaderTest::bytes).toList()));
    new KeyReader(keys, new Recorder(log), new ManualClock()).run();
    assertEquals(expected, log.toString());
  }

  private static InputStream bytes(String typed) {
    return new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
  }

  private static String act(String typed) {
    StringBuilder log = new StringBuilder();
    InputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    new KeyReader(keys, new Recorder(log), new ManualClock()).run();
    return log.toString();
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\u001b,'escape '",
        "\u001b|?,'escape help '",
        "?|\u001b,'help escape '",
        "\u001b[27u,'escape '",
        "\u001b[A,''",
      })
  void escapeAloneIsAKey(String pieces, String expected) {
    StringBuilder log = new StringBuilder();
    InputStream keys =
        new SequenceInputStream(
            Collections.enumeration(
                Arrays.stream(pieces.split("\\|")).map(KeyReaderTest::bytes).toList()));
    new KeyReader(keys, new Recorder(log, true), new ManualClock()).run();
    assertEquals(expected, log.toString());
  }

  /** Writes down what is called. */
  record Recorder(StringBuilder log, boolean escapes) implements KeyReader.Actions {
    Recorder(StringBuilder log) {
      this(log, false);
    }

    @Override
    public void escape() {
      log.append(escapes ? "escape " : "");
    }

    @Override
    public void redraw() {
      log.append("redraw ");
    }

    @Override
    public void quit() {
      log.append("quit ");
    }

    @Override
    public void toggleHelp() {
      log.append("help ");
    }

    @Override
    public void nextRenderMode() {
      log.append("mode ");
    }

    @Override
    public void nextColorLevel() {
      log.append("colours ");
    }

    @Override
    public void nextPalette() {
      log.append("palette ");
    }

    @Override
    public void nextGlyphs() {
      log.append("glyphs ");
    }

    @Override
    public void nextFilter() {
      log.append("filter ");
    }

    @Override
    public void toggleNames() {
      log.append("names ");
    }

    @Override
    public void showCheckWords() {
      log.append("words ");
    }

    @Override
    public void toggleRain() {
      log.append("rain ");
    }

    @Override
    public void toggleMirror() {
      log.append("mirror ");
    }

    @Override
    public void toggleMute() {
      log.append("mute ");
    }

    @Override
    public void toggleFreeze() {
      log.append("freeze ");
    }
  }
}
