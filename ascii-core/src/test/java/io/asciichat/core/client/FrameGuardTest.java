package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.packet.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  .:ox\n KNM",
        "\u001b[38;2;1;2;3mabc\u001b[0m",
        "\u001b[m\u001b[38:2::1:2:3mx",
        "\u001b[48;5;17m▀\u001b[79b\n░▒▓█▁▇◼",
        "😀é漢",
        "❤\ufe0f☎\ufe0e",
        "ｱｲｳ日ﾊﾐﾋ",
        "\ue0b0\udbff\udffd",
        "שלום مرحبا",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "\u001b[0m\u001b[38;5;8m\u001b[48;5;5m▀\u001b[0m\n\u001b[0m\n",
        "\u001b[1;2;3;4;7;9;22;27;97;107;38;2;8;5;6mx"
      })
  void picturesPass(String text) {
    assertTrue(isHarmless(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b]52;c;ZXZpbA==\u0007",
        "\u001b]0;title\u001b\\",
        "\u001b[2J",
        "\u001b[H",
        "\u001b[?1049h",
        "\u001b[6n",
        "\u001b[c",
        "\u001bc",
        "\u001b",
        "\u001b[",
        "\u001b[38;2",
        "\u001b[99999b",
        "a\rb",
        "a\tb",
        "a\u0000b",
        "a\u007fb",
        "a\u009b2Jb",
        "\u001b[\u001b[0m",
        "a\u202eb",
        "a\u2066b",
        "a\u200eb",
        "a\u061cb",
        "a\u200bb",
        "a\u200db",
        "a\u2060b",
        "a\ufeffb",
        "a\u2028b",
        "a\u2029b",
        "a\u00adb",
        "a\u034fb",
        "a\u3164b",
        "a\uffa0b",
        "a\u115fb",
        "a\ufe00b",
        "a\udb40\udc41b",
        "a\udb40\udd00b",
        "a\ufffeb",
        "a\u0378b",
        "\u0301a",
        "a\n\u0301",
        "a\u001b[m\u0301",
        "a\u001b[3b\u0301",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "\u001b[8mx",
        "\u001b[0;08mx",
        "\u001b[5mx",
        "\u001b[1;6mx",
        "\u001b[11mx",
        "\u001b[38;9;8mx",
        "\u001b[38;5mx",
        "\u001b[38;5;;8mx",
        "\u001b[38;2;1;2;256mx",
        "\u001b[4294967304mx",
        "\u001b[4:3mx",
        "\u001b[38:8mx",
        "\u001b[38:2:8mx",
        "\u001b[1;5bx"
      })
  void everythingElseIsRefused(String text) {
    assertFalse(isHarmless(text));
  }

  @Test
  void anEndlessSequenceIsRefused() {
    assertFalse(isHarmless("\u001b[" + "1;".repeat(1000) + "m"));
  }

  /** A megabyte of colour changes is no picture. */
  @Test
  void runsOfColourChangesAreRefused() {
    assertTrue(isHarmless("\u001b[31m".repeat(16) + "x" + "\u001b[31m".repeat(16) + "\n"));
    assertFalse(isHarmless("\u001b[31m".repeat(17) + "x"));
  }

  /** Whatever takes a column in names, palettes and pictures passes, or one name blinds a call. */
  @Test
  void whatTheRenderersDrawPasses() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (Character.getType(codePoint) == Character.SURROGATE) {
        continue;
      }
      String text = Character.toString(codePoint);
      assertEquals(
          codePoint == '\n' || isShown(codePoint),
          isHarmless(text),
          () -> text.codePoints().mapToObj(Integer::toHexString).toList().toString());
    }
  }

  private static boolean isShown(int codePoint) {
    return DisplayWidth.of(codePoint) > 0 || Character.getType(codePoint) == Character.PRIVATE_USE;
  }

  @Test
  void onlyTheGivenPartIsLookedAt() {
    byte[] bytes = "\u0007ok\u0007".getBytes(StandardCharsets.UTF_8);
    assertTrue(new FrameGuard().isHarmless(bytes, 1, 2));
    assertFalse(new FrameGuard().isHarmless(bytes, 1, 3));
  }

  /** The JDK's decoder is the judge of what is well-formed, the core's of what is shown. */
  @Property(tries = 500)
  void agreesWithTheDecoderOnWellFormedText(
      @ForAll @IntRange(min = 0x80, max = 0xFF) int a,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int b,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int c,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int d,
      @ForAll @IntRange(min = 1, max = 4) int length) {
    byte[] bytes = {'x', (byte) a, (byte) b, (byte) c, (byte) d};
    assertEquals(expected(bytes, length + 1), new FrameGuard().isHarmless(bytes, 0, length + 1));
  }

  private static boolean expected(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .codePoints()
          .allMatch(PlainText::isPrintable);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isHarmless(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new FrameGuard().isHarmless(bytes, 0, bytes.length);
  }
}
