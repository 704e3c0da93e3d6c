package io.asciichat.media.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameScannerTest {
  /** Writes down what it is told, and checks that it stays within the screen. */
  private static final class Transcript implements FrameScanner.Sink {
    private final StringBuilder text = new StringBuilder();
    private final int maxColumns;
    private int column;
    private int rows = 1;

    Transcript(int maxColumns) {
      this.maxColumns = maxColumns;
    }

    @Override
    public void character(int codePoint, int columns) {
      text.appendCodePoint(codePoint);
      column += columns;
      assertTrue(column <= maxColumns);
    }

    @Override
    public void style(byte[] bytes, int from, int to) {
      String sequence = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      assertTrue(sequence.matches("\u001b\\[[0-9;:]*m"), sequence);
      text.append('<').append(sequence, 2, sequence.length() - 1).append('>');
    }

    @Override
    public void lineFeed() {
      text.append('/');
      column = 0;
      rows++;
    }
  }

  private static String scan(String text, int columns, int rows) {
    byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
    Transcript transcript = new Transcript(columns);
    FrameScanner.scan(bytes, 2, bytes.length - 4, columns, rows, transcript);
    return transcript.text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "ab|cd, ab/cd",
    "E[31mab|E[0mcd, <31>ab/<0>cd",
    "E[1;38;2;1;2;3mx, <1;38;2;1;2;3>x",
    "abE[3bc, abbbbc",
    "█E[2b|E[1bx, ███/x",
    "E[5bx, x",
    "E[2J|E]0;titleEZ, /]0;titleZ",
    "E[?25lhello, hello",
    "aE[3|1mb, a/1mb",
    "漢E[2b|é, 漢漢漢/é",
    "e\u0301x, e\u0301x",
    "a\u0085b\u2028c, abc",
    "a\u202Eb\u200Fc\u2066d\u200Be\u061Cf, abcdef",
    "aE[8mbE[5mc, abc",
    "\u0301aE[m\u0301b, a<>b"
  })
  void whatPasses(String text, String expected) {
    assertEquals(expected, scan(text.replace('|', '\n').replace('E', '\u001b'), 9, 5));
  }

  @Test
  void whatLiesBeyondTheScreenIsLeftOut() {
    assertEquals("abc/def", scan("abcX\ndef\u001b[9b\nghi", 3, 2));
    assertEquals("ab", scan("ab漢", 3, 1), "half a wide character has no place");
  }

  @Test
  void brokenUtf8IsLeftOut() {
    byte[] bytes = {'a', (byte) 0xc3, 'b', (byte) 0xe2, (byte) 0x82, 'c', (byte) 0xc0, (byte) 0xaf};
    Transcript transcript = new Transcript(9);
    FrameScanner.scan(bytes, 0, bytes.length, 9, 9, transcript);
    assertEquals("abc", transcript.text.toString());
  }

  @Property(tries = 2000)
  void nothingThrowsOrLeavesTheScreen(
      @ForAll("frames") byte[] text,
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 1, max = 6) int rows) {
    Transcript transcript = new Transcript(columns);
    FrameScanner.scan(text, 0, text.length, columns, rows, transcript);
    assertTrue(transcript.rows <= rows);
    TextGrid grid = TextGrid.parse(text, 0, text.length, columns, rows, Theme.DARK);
    assertEquals(rows, grid.rows());
  }

  /** A text that repeats as much as it can costs no more than the screen has cells. */
  @Test
  void repeatingIsBounded() {
    int[] count = {0};
    byte[] text = "x\u001b[65535b".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    FrameScanner.scan(
        text,
        0,
        text.length,
        80,
        24,
        new FrameScanner.Sink() {
          @Override
          public void character(int codePoint, int columns) {
            count[0]++;
          }

          @Override
          public void style(byte[] bytes, int from, int to) {}

          @Override
          public void lineFeed() {}
        });
    assertEquals(80, count[0]);
  }

  @Provide
  Arbitrary<byte[]> frames() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<byte[]> pieces =
        Arbitraries.of(
                "a",
                "█",
                "漢",
                "e\u0301",
                "\n",
                "\u001b",
                "[",
                "\u001b[",
                "0",
                "38;5;",
                "38;2;1;2;3",
                ";",
                ":",
                "m",
                "b",
                "99999999999",
                "?",
                "\u001b[7m",
                "\u001b[48;2;300;0;0m",
                "\u009b")
            .list()
            .ofMaxSize(30)
            .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(noise, pieces);
  }
}
