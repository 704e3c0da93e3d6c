package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.render.AsciiFrame;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTextTest {
  private final FrameText text = new FrameText();

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
        "xE[99999999999b       | xxxxxxxxxx",
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
        "0123456789E[31mabc\\nd| 0123456789E[31m\\nd",
        "1\\n2\\n3\\n4\\n5       | 1\\n2\\n3\\n4",
        "a\\n                   | a\\n",
      })
  void passesPicturesOnly(String given, String expected) {
    assertEquals(decode(expected), convert(bytes(decode(given)), 10, 4));
  }

  @ParameterizedTest
  @CsvSource({"c280", "c29b", "80", "c3", "e282", "f09f9880ff", "c0af", "f8"})
  void dropsWhatIsNoCharacter(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    String result = convert(bad, 10, 4);
    assertFalse(result.contains("\ufffd"), result);
    assertFalse(result.chars().anyMatch(c -> c >= 0x80 && c < 0xa0), result);
  }

  @Property(tries = 300)
  void noBytesCanEscape(@ForAll @Size(max = 200) byte[] anything) {
    OutputBuffer out = new OutputBuffer(16);
    text.write(frame(anything), 10, 4, true, out);
    // The model throws for anything but text, movement and colours, and counts scrolling.
    ScreenModel screen = new ScreenModel(10, 4);
    screen.modes.remove(7);
    screen.accept(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8));
    assertEquals(0, screen.scrolled);
  }

  private String convert(byte[] bytes, int columns, int rows) {
    OutputBuffer out = new OutputBuffer(16);
    text.write(frame(bytes), columns, rows, false, out);
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
