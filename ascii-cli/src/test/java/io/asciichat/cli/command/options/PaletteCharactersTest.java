package io.asciichat.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteCharactersTest {
  @ParameterizedTest
  @ValueSource(strings = {" .:#", "░█", "\uD83E\uDF00\uD83E\uDF01", " ⠁⣿", "aa"})
  void charactersOfOneColumnAreTaken(String characters) {
    assertEquals(characters, PaletteCharacters.require(characters));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x                  | at least two characters",
        "ab漢               | character 3 of --palette-chars, '漢' (U+6F22), is two columns wide",
        "a\uD83D\uDE42b    | character 2 of --palette-chars, '\uD83D\uDE42' (U+1F642), is two",
        "ae\u0301           | character 3 of --palette-chars, U+0301, joins the character before",
        "a\u001bb           | character 2 of --palette-chars, U+001B, is a control character",
        "a\u202eb           | character 2 of --palette-chars, U+202E, is invisible",
        "ab\uE000           | character 3 of --palette-chars, U+E000, is not shown alike",
      })
  void whichCharacterIsWrongIsTold(String characters, String expected) {
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> PaletteCharacters.require(characters));
    assertEquals(ErrorCode.USAGE, refused.code());
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"█, 21, true", "█, 22, false", "a, 63, true", "a, 64, false"})
  void whatDoesNotFitItsPacketIsRefusedAtOnce(String character, int count, boolean fits) {
    String characters = character.repeat(count);
    if (fits) {
      assertEquals(characters, PaletteCharacters.require(characters));
    } else {
      AsciiChatException refused =
          assertThrows(AsciiChatException.class, () -> PaletteCharacters.require(characters));
      assertTrue(refused.getMessage().contains("at most 63"), refused.getMessage());
    }
  }
}
