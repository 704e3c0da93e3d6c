package io.asciichat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames to come cost no memory, whatever a viewer wants. */
class AllocationTest {
  private static final Look FULL =
      Look.USUAL.withSymbols(SymbolSet.OCTANTS).withFilter(ColorFilter.RAINBOW).withRain(true);

  private static final int MAX_ROUNDS = 30;

  private final SceneRenderer renderer = new SceneRenderer(new BufferPool(), 24);
  private final Scene[] scenes = {scene(0), scene(10), scene(20)};

  private static Scene scene(long seed) {
    Scene scene = new Scene();
    scene.add(SyntheticPicture.of(80, 60, seed), "Anna");
    scene.add(SyntheticPicture.of(60, 80, seed + 1), "漢字");
    scene.add(SyntheticPicture.of(80, 60, seed + 2), "");
    return scene;
  }

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (RenderMode mode : RenderMode.values()) {
      for (ColorLevel level : ColorLevel.values()) {
        for (GlyphChoice glyphs : mode.usesPalette() ? GlyphChoice.values() : someGlyphs()) {
          all.add(Arguments.of(mode, level, glyphs));
        }
      }
    }
    return all;
  }

  private static GlyphChoice[] someGlyphs() {
    return new GlyphChoice[] {GlyphChoice.SHAPE};
  }

  @ParameterizedTest
  @MethodSource("all")
  void aWarmFrameAllocatesNothing(RenderMode mode, ColorLevel level, GlyphChoice glyphs) {
    ViewerProfile profile = ViewerProfile.ofSize(50, 18).withRenderMode(mode).withColorLevel(level);
    for (Look look : List.of(Look.USUAL.withSymbols(SymbolSet.OCTANTS), FULL)) {
      ViewerProfile viewer = profile.withLook(look.withGlyphs(glyphs));
      assertEquals(0, leastAllocated(viewer), look.toString());
    }
  }

  /**
   * Bytes allocated in the end. A colour that is met for the first time is looked for, which costs
   * a little; steadying takes a few rounds until it meets no new ones.
   */
  private long leastAllocated(ViewerProfile viewer) {
    return Allocated.least(MAX_ROUNDS, () -> play(viewer));
  }

  /** Plays moving pictures over a part of a second. */
  private void play(ViewerProfile viewer) {
    for (int frame = 0; frame < 12; frame++) {
      renderer.render(viewer, scenes[frame % scenes.length], frame * 90_000_000L).release();
    }
  }
}
