package io.asciichat.core.render;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.BlockGlyphs;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.RgbFrame;

/** Renders single frames for tests. */
final class Shot {
  private Shot() {}

  /**
   * A profile that shows a picture of exactly its pixels as they are: not steadied, not centred,
   * stretched, on a terminal that has everything.
   */
  static ViewerProfile exact(int columns, int rows, ColorLevel level, RenderMode mode) {
    return ViewerProfile.ofSize(columns, rows)
        .withColorLevel(level)
        .withRenderMode(mode)
        .withPadding(false)
        .withLook(Look.USUAL.withSymbols(SymbolSet.OCTANTS).withSteadiness(0).withStretched(true));
  }

  /** The frame of a renderer of its own. */
  static FrameText of(ViewerProfile profile, RgbFrame... pictures) {
    return of(profile, Scene.of(pictures), 0);
  }

  /** The same at a moment. */
  static FrameText of(ViewerProfile profile, Scene scene, long now) {
    return by(new SceneRenderer(new BufferPool(), 0), profile, scene, now);
  }

  /** The frame of a renderer that may have shown others before. */
  static FrameText by(SceneRenderer renderer, ViewerProfile profile, Scene scene, long now) {
    PooledBuffer buffer = renderer.render(profile, scene, now);
    FrameText text = new FrameText(buffer, 0);
    buffer.release();
    return text;
  }

  /**
   * The colour a frame of blocks shows at a pixel, as its SGR sequences say it.
   *
   * @param kind whose pixels are counted; every character must be of it
   */
  static int pixel(FrameText text, BlockGlyphs kind, int x, int y) {
    FrameText.Cell cell = text.cell(x / kind.columns(), y / kind.rows());
    int pattern = kind.pattern(cell.glyph());
    if (pattern < 0) {
      throw new AssertionError(Integer.toHexString(cell.glyph()) + " is no " + kind);
    }
    int field = x % kind.columns() + y % kind.rows() * kind.columns();
    return (pattern >> field & 1) != 0 ? cell.foreground() : cell.background();
  }
}
