package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        "😀é"
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
        "\u001b[\u001b[0m"
      })
  void everythingElseIsRefused(String text) {
    assertFalse(isHarmless(text));
  }

  @Test
  void anEndlessSequenceIsRefused() {
    assertFalse(isHarmless("\u001b[" + "1;".repeat(1000) + "m"));
  }

  @Test
  void onlyTheGivenPartIsLookedAt() {
    byte[] bytes = "\u0007ok\u0007".getBytes(StandardCharsets.UTF_8);
    assertTrue(FrameGuard.isHarmless(bytes, 1, 2));
    assertFalse(FrameGuard.isHarmless(bytes, 1, 3));
  }

  /** The JDK's decoder is the judge of what is well-formed. */
  @Property(tries = 500)
  void agreesWithTheDecoderOnWellFormedText(
      @ForAll @IntRange(min = 0x80, max = 0xFF) int a,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int b,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int c,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int d,
      @ForAll @IntRange(min = 1, max = 4) int length) {
    byte[] bytes = {(byte) a, (byte) b, (byte) c, (byte) d};
    assertEquals(expected(bytes, length), FrameGuard.isHarmless(bytes, 0, length));
  }

  private static boolean expected(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .chars()
          .noneMatch(character -> character >= 0x80 && character < 0xA0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isHarmless(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return FrameGuard.isHarmless(bytes, 0, bytes.length);
  }
}
