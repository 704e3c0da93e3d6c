package io.asciichat.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.color.ColorLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorModeTest {
  @ParameterizedTest
  @EnumSource
  void everyLevelCanBeAskedFor(ColorLevel level) {
    assertEquals(level, ColorMode.of(level).level());
  }
}
