package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much text a terminal of any size may cost. */
class TextSizeTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final RgbFrame NOISE = TestPictures.noise(320, 240, 1);

  private static ScenePlan plan(int columns, int rows, RenderMode mode, Look look) {
    ViewerProfile profile =
        ViewerProfile.ofSize(columns, rows).withRenderMode(mode).withLook(look.withSteadiness(0));
    return new ScenePlan(profile, Scene.of(NOISE), ScenePlan.MAX_CELLS);
  }

  @ParameterizedTest
  @EnumSource(RenderMode.class)
  void ofCProgramsTheLargestGetLessThanOneMebibyte(RenderMode mode) {
    ScenePlan plan = plan(1000, 400, mode, Look.ACIP);
    assertTrue(plan.mostBytes() <= MEBIBYTE - 22 - 24, mode + ": " + plan.mostBytes());
    assertTrue(plan.layout().width() >= 300, "so small: " + plan.layout());
  }

  @ParameterizedTest
  @EnumSource(RenderMode.class)
  void ofOursTheLargestGetFourMebibytes(RenderMode mode) {
    ScenePlan plan = plan(1000, 400, mode, Look.USUAL.withSymbols(SymbolSet.OCTANTS));
    assertTrue(plan.mostBytes() > MEBIBYTE, mode + ": " + plan.mostBytes());
    assertTrue(plan.mostBytes() <= 4 * MEBIBYTE, mode + ": " + plan.mostBytes());
  }

  @Test
  void aTextTooLongForCProgramsIsSentToOurs() {
    ViewerProfile profile =
        ViewerProfile.ofSize(500, 125).withRenderMode(RenderMode.HALF_BLOCK).withPadding(false);
    ViewerProfile ours = profile.withLook(Look.USUAL.withSteadiness(0).withStretched(true));
    FrameText text = Shot.of(ours, NOISE);
    assertTrue(text.text().length() > MEBIBYTE, "only " + text.text().length());
    assertTrue(text.text().contains("\033[38;2;"));
    assertEquals(500, text.width());
  }
}
