package io.asciichat.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.RenderMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class EnumConverterTest {
  static final List<EnumConverter<?>> ALL =
      List.of(
          new EnumConverter.ColorLevels(),
          new EnumConverter.RenderModes(),
          new EnumConverter.Symbols(),
          new EnumConverter.Grounds(),
          new EnumConverter.Palettes(),
          new EnumConverter.Glyphs(),
          new EnumConverter.Filters(),
          new EnumConverter.Themes(),
          new EnumConverter.Codecs());

  private static List<String> words(EnumConverter<?> converter) {
    List<String> words = new ArrayList<>();
    converter.forEach(words::add);
    return words;
  }

  @ParameterizedTest
  @EnumSource
  void everyLevelCanBeAskedFor(ColorLevel level) {
    assertEquals(level, new EnumConverter.ColorLevels().convert(EnumConverter.word(level)));
  }

  @ParameterizedTest
  @EnumSource
  void everyModeCanBeAskedFor(RenderMode mode) {
    assertEquals(mode, new EnumConverter.RenderModes().convert(EnumConverter.word(mode)));
  }

  /** A word that is offered, in any case, means the value that it is made of. */
  @ParameterizedTest
  @FieldSource("ALL")
  void whatIsOfferedIsTaken(EnumConverter<?> converter) {
    for (String word : words(converter)) {
      Enum<?> value = converter.convert(word.toUpperCase(Locale.ROOT));
      assertEquals(word, value == null ? "auto" : EnumConverter.word(value));
    }
  }

  @Test
  void theWordsKeepTheirOrder() {
    assertEquals(
        List.of("auto", "none", "8", "16", "256", "truecolor"),
        words(new EnumConverter.ColorLevels()));
    assertEquals(List.of("auto", "dark", "light"), words(new EnumConverter.Grounds()));
    assertEquals(List.of("auto", "java", "native"), words(new EnumConverter.Codecs()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-block", "half_block", "HALF-BLOCK"})
  void aDashAndAnUnderscoreAreTheSame(String word) {
    assertEquals(RenderMode.HALF_BLOCK, new EnumConverter.RenderModes().convert(word));
  }

  @Test
  void onlyWhatCanBeAutomaticIs() {
    assertNull(new EnumConverter.Symbols().convert("auto"));
    assertThrows(TypeConversionException.class, () -> new EnumConverter.Palettes().convert("auto"));
    assertThrows(
        TypeConversionException.class, () -> new EnumConverter.Grounds().convert("unknown"));
  }
}
