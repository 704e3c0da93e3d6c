package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.layout.Area;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.text.Pen;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenePlanTest {
  private static final RgbFrame SQUARE = TestPictures.flat(60, 60, 0xe0c0a0);
  private static final ViewerProfile PROFILE =
      ViewerProfile.ofSize(30, 10)
          .withLook(Look.USUAL.withSymbols(SymbolSet.OCTANTS).withSteadiness(0));

  private static Scene scene(String... names) {
    Scene scene = new Scene();
    for (String name : names) {
      scene.add(SQUARE, name);
    }
    return scene;
  }

  @Test
  void servesScenesOfTheSameSizesAndNames() {
    ScenePlan plan = new ScenePlan(PROFILE, scene("A", "B"), ScenePlan.MAX_CELLS);
    assertTrue(plan.suits(PROFILE, scene("A", "B")));
    Scene otherPicture = new Scene();
    otherPicture.add(TestPictures.noise(60, 60, 1), "A");
    otherPicture.add(SQUARE, "B");
    assertTrue(plan.suits(PROFILE, otherPicture));
  }

  @Test
  void anythingElseNeedsAnotherPlan() {
    ScenePlan plan = new ScenePlan(PROFILE, scene("A", "B"), ScenePlan.MAX_CELLS);
    assertFalse(plan.suits(PROFILE, scene("A", "C")));
    assertFalse(plan.suits(PROFILE, scene("B", "A")));
    assertFalse(plan.suits(PROFILE, scene("A")));
    assertFalse(plan.suits(PROFILE, scene("A", "B", "C")));
    assertFalse(plan.suits(PROFILE.withSize(31, 10), scene("A", "B")));
    assertFalse(plan.suits(PROFILE.withLook(PROFILE.look().withRain(true)), scene("A", "B")));
    Scene otherSize = scene("A");
    otherSize.add(TestPictures.flat(60, 59, 0), "B");
    assertFalse(plan.suits(PROFILE, otherSize));
  }

  /** A plan remembers what steadies the pixels: it must outlive a word. */
  @Test
  void whoSpeaksNeedsNoOtherPlanButAnotherPageDoes() {
    ScenePlan plan = new ScenePlan(PROFILE, scene("A", "B"), ScenePlan.MAX_CELLS);
    Scene speaking = new Scene();
    speaking.add(SQUARE, "A", true);
    speaking.add(SQUARE, "B", false);
    assertTrue(plan.suits(PROFILE, speaking));
    speaking.page(0, 2);
    assertFalse(plan.suits(PROFILE, speaking));
  }

  @Test
  void aChangedNameIsShownInTheNextFrame() {
    SceneRenderer renderer = new SceneRenderer(new BufferPool(), 0);
    assertTrue(Shot.by(renderer, PROFILE, scene("Anna", "Ben"), 0).plain().contains(" Anna "));
    String after = Shot.by(renderer, PROFILE, scene("Cleo", "Ben"), 0).plain();
    assertTrue(after.contains(" Cleo ") && !after.contains("Anna"), after);
  }

  @Test
  void aStretchedPictureFillsTheTerminal() {
    ViewerProfile stretched = PROFILE.withLook(PROFILE.look().withStretched(true));
    SceneLayout layout = new ScenePlan(stretched, scene("A"), ScenePlan.MAX_CELLS).layout();
    assertEquals(List.of(new Area(0, 0, 30, 10)), layout.pictures());
    long cells = 0;
    for (Area area :
        new ScenePlan(stretched, scene("A", "B", "C", "D"), ScenePlan.MAX_CELLS)
            .layout()
            .pictures()) {
      cells += area.size();
    }
    assertEquals(300 - 10 - 10 - 9, cells, "all but the gutters of three columns");
  }

  /** The colour of the terminal itself around it, the picture's own everywhere within. */
  @ParameterizedTest
  @EnumSource(
      value = RenderMode.class,
      names = {"HALF_BLOCK", "QUADRANT", "SEXTANT", "OCTANT", "BACKGROUND"})
  void aPaddedPictureStandsInTheMiddle(RenderMode mode) {
    FrameText wide = Shot.of(PROFILE.withRenderMode(mode), SQUARE);
    assertEquals(10, wide.rows().size());
    for (List<FrameText.Cell> row : wide.rows()) {
      assertEquals(25, row.size(), "nothing behind the picture");
      for (int x = 0; x < 25; x++) {
        FrameText.Cell cell = row.get(x);
        assertEquals(x < 5 ? Pen.DEFAULT : 0xe0c0a0, cell.background());
        assertEquals(' ', cell.glyph());
      }
    }
    FrameText tall = Shot.of(PROFILE.withRenderMode(mode).withSize(8, 11), SQUARE);
    assertEquals(7, tall.rows().size(), "three rows above, four of picture, none below");
    for (int y = 0; y < 7; y++) {
      List<FrameText.Cell> row = tall.rows().get(y);
      assertEquals(y < 3 ? 0 : 8, row.size());
      row.forEach(cell -> assertEquals(0xe0c0a0, cell.background()));
    }
  }

  @ParameterizedTest
  @EnumSource(RenderMode.class)
  void withoutPaddingItStandsAtTheUpperLeft(RenderMode mode) {
    ViewerProfile profile = PROFILE.withRenderMode(mode).withPadding(false);
    FrameText text = Shot.of(profile, SQUARE);
    assertEquals(10, text.rows().size());
    text.rows().forEach(row -> assertEquals(20, row.size()));
    assertTrue(text.cell(0, 0).foreground() != Pen.DEFAULT || text.cell(0, 0).background() >= 0);
  }

  @Test
  void steadinessNoughtShowsEveryChange() {
    SceneRenderer renderer = new SceneRenderer(new BufferPool(), 0);
    ViewerProfile profile = PROFILE.withRenderMode(RenderMode.HALF_BLOCK);
    for (int grey = 100; grey < 110; grey++) {
      Scene scene = Scene.of(TestPictures.flat(60, 60, grey * 0x010101));
      assertEquals(grey * 0x010101, Shot.by(renderer, profile, scene, 0).cell(10, 5).background());
    }
  }

  @Test
  void withSteadinessSmallChangesAreHeldBack() {
    SceneRenderer renderer = new SceneRenderer(new BufferPool(), 0);
    ViewerProfile profile =
        PROFILE
            .withRenderMode(RenderMode.HALF_BLOCK)
            .withLook(PROFILE.look().withSteadiness(Look.USUAL_STEADINESS));
    for (int grey : new int[] {100, 102, 99, 101, 98}) {
      Scene scene = Scene.of(TestPictures.flat(60, 60, grey * 0x010101));
      assertEquals(0x646464, Shot.by(renderer, profile, scene, 0).cell(10, 5).background());
    }
    Scene scene = Scene.of(TestPictures.flat(60, 60, 0xc8c8c8));
    assertEquals(0xc8c8c8, Shot.by(renderer, profile, scene, 0).cell(10, 5).background());
  }
}
