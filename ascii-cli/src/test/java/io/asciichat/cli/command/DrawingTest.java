package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.render.RenderMode;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private final Drawing drawing = new Drawing();

  @Test
  void ownRendererSaysWhatItCannotDraw() {
    drawing.by(Drawing.Painter.OURS);
    assertTrue(drawing.shows(RenderMode.FOREGROUND));
    assertFalse(drawing.shows(RenderMode.HALF_BLOCK));
    assertEquals("render mode: foreground", drawing.describe(RenderMode.FOREGROUND));
    assertTrue(drawing.describe(RenderMode.HALF_BLOCK).contains("this is foreground"));
  }

  @Test
  void cServersDrawAllModes() {
    drawing.by(Drawing.Painter.C_SERVER);
    assertTrue(drawing.shows(RenderMode.BACKGROUND));
    assertEquals("render mode: half-block", drawing.describe(RenderMode.HALF_BLOCK));
  }

  @Test
  void aServerThatDoesNotSayWhatItIsMayDrawThem() {
    drawing.by(Drawing.Painter.UNKNOWN);
    assertTrue(drawing.shows(RenderMode.FOREGROUND));
    assertTrue(drawing.describe(RenderMode.BACKGROUND).contains("only if"));
  }
}
