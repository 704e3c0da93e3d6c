package io.asciichat.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.packet.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameCharactersTest {
  @Test
  void everyCharacterIsReadWholeAndMeasuredAsTheCoreDoes() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
      boolean surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
      if (!surrogate) {
        assertEquals(bytes.length, FrameCharacters.length(bytes, 0, bytes.length));
        assertEquals(
            expected(codePoint),
            FrameCharacters.width(bytes, 0, bytes.length),
            Integer.toHexString(codePoint));
      }
    }
  }

  private static int expected(int codePoint) {
    if (!PlainText.isPrintable(codePoint)) {
      return -1;
    }
    return Character.getType(codePoint) == Character.PRIVATE_USE ? 1 : DisplayWidth.of(codePoint);
  }

  @Property(tries = 2000)
  void onlyWellFormedCharactersHaveALength(@ForAll @Size(min = 1, max = 4) byte[] bytes) {
    int length = FrameCharacters.length(bytes, 0, bytes.length);
    for (int i = 1; i <= bytes.length; i++) {
      assertEquals(length == i, isOneCharacter(bytes, i));
    }
  }

  private static boolean isOneCharacter(byte[] bytes, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return text.codePointCount(0, text.length()) == 1;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
