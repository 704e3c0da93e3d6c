package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.color.ColorLevel;
import org.junit.jupiter.api.Test;

class ViewerProfileTest {
  private static final ViewerProfile BEFORE =
      new ViewerProfile(
          new ViewerProfile.Terminal(80, 24, ColorLevel.SIXTEEN, false),
          RenderMode.FOREGROUND,
          new ViewerProfile.Characters(PaletteType.BLOCKS, ""),
          false,
          30,
          Look.ACIP);

  @Test
  void eachChangeIsMadeAndNothingElse() {
    ViewerProfile after =
        new ViewerProfile(
            new ViewerProfile.Terminal(100, 40, ColorLevel.TRUECOLOR, true),
            RenderMode.BACKGROUND,
            new ViewerProfile.Characters(PaletteType.CUSTOM, " .x"),
            true,
            60,
            Look.USUAL);
    ViewerProfile changed =
        BEFORE
            .withSize(100, 40)
            .withColorLevel(ColorLevel.TRUECOLOR)
            .withRenderMode(RenderMode.BACKGROUND)
            .withCustomPalette(" .x")
            .withUtf8(true)
            .withPadding(true)
            .withFramesPerSecond(60)
            .withLook(Look.USUAL);
    assertEquals(after, changed);
    ViewerProfile back =
        after
            .withLook(Look.ACIP)
            .withFramesPerSecond(30)
            .withPadding(false)
            .withUtf8(false)
            .withPalette(PaletteType.BLOCKS)
            .withRenderMode(RenderMode.FOREGROUND)
            .withColorLevel(ColorLevel.SIXTEEN)
            .withSize(80, 24);
    assertEquals(BEFORE, back);
  }

  @Test
  void aChangeIsCheckedLikeANewProfile() {
    assertThrows(IllegalArgumentException.class, () -> BEFORE.withSize(0, 24));
    assertThrows(IllegalArgumentException.class, () -> BEFORE.withFramesPerSecond(145));
    assertThrows(IllegalArgumentException.class, () -> BEFORE.withCustomPalette("x"));
    assertThrows(IllegalArgumentException.class, () -> BEFORE.withPalette(PaletteType.CUSTOM));
  }
}
