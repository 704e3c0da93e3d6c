package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.Theme;
import java.util.Locale;

/**
 * One of our ways to draw. Keeps its renderer, so a sequence of pictures is drawn as a call shows
 * it.
 */
final class Ours implements Contestant {
  private static final Look LOOK =
      Look.USUAL.withSymbols(SymbolSet.OCTANTS).withSteadiness(0).withStretched(true);

  /** When pictures are drawn, in nanoseconds: rain has fallen for a while. */
  private static final long NOW = 4_000_000_000L;

  private final String name;
  private final ViewerProfile profile;
  private final SceneRenderer renderer = new SceneRenderer(new BufferPool(), 0);

  /**
   * @param name how the tables call it
   * @param profile all but the size of the terminal
   */
  Ours(String name, ViewerProfile profile) {
    this.name = name;
    this.profile = profile;
  }

  /** A render mode with forms, or with the plain brightness ramp. */
  static Ours of(RenderMode mode, GlyphChoice glyphs, ColorLevel level) {
    return of(mode, glyphs, level, 0);
  }

  /** The same with steadiness. */
  static Ours of(RenderMode mode, GlyphChoice glyphs, ColorLevel level, int steadiness) {
    String name = mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String choice = mode.usesPalette() ? ", " + glyphs.name().toLowerCase(Locale.ROOT) : "";
    return new Ours(
        name + choice,
        ViewerProfile.ofSize(1, 1)
            .withColorLevel(level)
            .withRenderMode(mode)
            .withLook(LOOK.withGlyphs(glyphs).withSteadiness(steadiness)));
  }

  /** How it draws. */
  ViewerProfile profile() {
    return profile;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TextGrid draw(Picture picture, int columns, int rows) {
    return draw(picture.frame(), columns, rows);
  }

  /** Draws the next frame of a sequence. */
  TextGrid draw(RgbFrame frame, int columns, int rows) {
    PooledBuffer text = renderer.render(profile.withSize(columns, rows), Scene.of(frame), NOW);
    try {
      return TextGrid.parse(text.array(), 0, text.length(), columns, rows, Theme.DARK);
    } finally {
      text.release();
    }
  }
}
