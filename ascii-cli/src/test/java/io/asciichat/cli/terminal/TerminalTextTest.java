package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.render.AsciiFrame;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "",
      value = {
        "ab\\ncd               | ab\\ncd",
        "E[31mabE[0m           | E[31mabE[0m",
        "E[38;2;1;2;3mxE[0m    | E[38;2;1;2;3mxE[0m",
        "E[38:2:1:2:3mx        | E[38:2:1:2:3mx",
        "xE[4b                 | xxxxx",
        "xE[b                  | xx",
        "░E[2by                | ░░░y",
        "E[3bx                 | x",
        "xE[99999999999b       | x",
        "xE[9999b              | xxxxxxxxxx",
        "E[2JaE[1;1Hb          | ab",
        "E[?25ha               | a",
        "E[>4;2ma              | a",
        "E]0;tG                | ]0;t",
        "aEcb                  | acb",
        "abE                   | ab",
        "abE[                  | ab",
        "abE[3                 | ab",
        "E[3\\nb               | \\nb",
        "0123456789abc\\ndef   | 0123456789\\ndef",
        "0123456789E[31mabc\\nd| 0123456789E[0m\\nd",
        "0123456789E[0m\\nd     | 0123456789E[0m\\nd",
        "E[31m0123456789aE[0m\\nd| E[31m0123456789E[0m\\nd",
        "E[31m0123456789a\\nd   | E[31m0123456789\\nd",
        "0123456789aE[31mE[42mE[43mbE[44m| 0123456789E[0m",
        "xE[99bE[41m\\ny        | xxxxxxxxxxE[0m\\ny",
        "aE[8mbE[0;8mcE[38;5;8md| abcE[38;5;8md",
        "aE[5mbE[1;6mcE[5;1md   | abcd",
        "E[38;9;8mxE[38;5mxE[38;2;1;2mxE[38;5;256mx| xxxx",
        "E[4294967304mxE[0008mx | xx",
        "1\\n2\\n3\\n4\\n5       | 1\\n2\\n3\\n4",
        "a\\n                   | a\\n",
        "漢字                   | 漢字",
        "漢字漢字漢字a\\nb       | 漢字漢字漢\\nb",
        "a漢字漢字漢a\\nb        | a漢字漢字 \\nb",
        "a漢E[9b\\nb            | a漢漢漢漢\\nb",
        "012345678e\u0301x\\nb  | 012345678e\u0301\\nb",
        "0123456789\u0301x     | 0123456789\u0301",
        "e\u0301E[2b           | e\u0301e\u0301e\u0301",
        "\u0301a               | a",
        "aE[m\u0301b           | aE[mb",
        "a\u202Eb\u200Fc\u2028d | abcd",
        "a\uE0B0b              | a\uE0B0b",
        "█🬀\uD833\uDD00⣿      | █🬀\uD833\uDD00⣿",
        "a\\nE[3bx             | a\\nx",
      })
  void passesPicturesOnly(String given, String expected) {
    assertEquals(decode(expected), convert(bytes(decode(given)), TerminalTraits.Repeat.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xE[9b        | ALL   | xE[9b",
        "xE[99b       | ALL   | xE[9b",
        "xE[3b        | ALL   | xxxx",
        "xE[m E[6b    | ALL   | xE[m E[6b",
        "xE[mE[6b     | ALL   | xE[mxxxxxx",
        "xE[2JE[6b    | ALL   | xxxxxxx",
        "xE[5bE[2b    | ALL   | xE[5bxx",
        "░E[2b        | ALL   | ░E[2b",
        "░E[9b        | ASCII | ░░░░░░░░░░",
        "xE[9b        | ASCII | xE[9b",
        "xE[9b        | NONE  | xxxxxxxxxx",
        "漢E[3b       | ALL   | 漢漢漢漢",
        "e\u0301E[6b  | ALL   | e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
        "0123456789aE[9b | ALL | 0123456789",
      })
  void handsRepetitionsOnWhereTheyAreKnownAndShorter(
      String given, TerminalTraits.Repeat repeat, String expected) {
    assertEquals(decode(expected), convert(bytes(decode(given)), repeat));
  }

  @Property(tries = 500)
  void noRowGetsTooWide(
      @ForAll("pieces") List<String> pieces, @ForAll TerminalTraits.Repeat repeat) {
    TerminalText text = new TerminalText(repeat, Paint.OWN);
    OutputBuffer out = new OutputBuffer(16);
    text.write(frame(bytes(decode(String.join("", pieces)))), 10, 4, false, out);
    String[] lines = decode(out).split("\n", -1);
    assertEquals(text.rows(), lines.length);
    for (int i = 0; i < lines.length; i++) {
      assertEquals(text.width(i), columns(lines[i]), lines[i]);
      assertTrue(text.width(i) <= 10);
    }
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "a", "b", "░", "漢", "🙂", "\u0301", "\n", "E[1m", "E[7b", "E[2b", "E[J", "🬀", "\u202e")
        .list()
        .ofMaxSize(60);
  }

  /** Columns as a terminal counts them that knows REP. */
  private static int columns(String line) {
    int columns = 0;
    int last = 0;
    Matcher part = Pattern.compile("\u001b\\[(\\d*)([mb])|.", Pattern.UNICODE_CASE).matcher(line);
    while (part.find()) {
      if (part.group(2) == null) {
        int width = DisplayWidth.of(part.group().codePointAt(0));
        columns += width;
        last = width;
      } else if (part.group(2).equals("b")) {
        columns += last * Integer.parseInt(part.group(1));
      }
    }
    return columns;
  }

  @ParameterizedTest
  @CsvSource({
    "c280",
    "c29b",
    "80",
    "c3",
    "e282",
    "f09f9880ff",
    "c0af",
    "f8",
    "e080af",
    "eda080",
    "f0808080",
    "f4908080",
    "cdb8"
  })
  void dropsWhatIsNoCharacter(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    String result = convert(bad, TerminalTraits.Repeat.NONE);
    assertFalse(result.contains("\ufffd"), result);
    assertFalse(result.chars().anyMatch(c -> c >= 0x80 && c < 0xa0), result);
  }

  @Property(tries = 300)
  void noBytesCanEscape(@ForAll @Size(max = 200) byte[] anything) {
    OutputBuffer out = new OutputBuffer(16);
    new TerminalText(TerminalTraits.Repeat.ALL, Paint.OWN).write(frame(anything), 10, 4, true, out);
    // The model throws for anything but text, movement and colours, and counts scrolling.
    ScreenModel screen = new ScreenModel(10, 4);
    screen.modes.remove(7);
    screen.accept(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8));
    assertEquals(0, screen.scrolled);
  }

  private static String convert(byte[] bytes, TerminalTraits.Repeat repeat) {
    OutputBuffer out = new OutputBuffer(16);
    new TerminalText(repeat, Paint.OWN).write(frame(bytes), 10, 4, false, out);
    return decode(out);
  }

  private static String decode(OutputBuffer out) {
    return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
  }

  private static AsciiFrame frame(byte[] bytes) {
    return new AsciiFrame(PooledBuffer.unpooled(bytes), 0, bytes.length, 10, 4);
  }

  private static byte[] bytes(String given) {
    return given.getBytes(StandardCharsets.UTF_8);
  }

  private static String decode(String readable) {
    return readable.replace("E", "\u001b").replace("G", "\u0007").replace("\\n", "\n");
  }
}
