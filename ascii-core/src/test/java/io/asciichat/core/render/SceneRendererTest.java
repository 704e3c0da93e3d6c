package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.layout.Area;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneRendererTest {
  private static final int RESERVE = 24;

  /** Black, dark red, mid grey, white. */
  private static final RgbFrame FOUR =
      TestPictures.drawn(4, 2, (x, y) -> new int[] {0, 0x900000, 0x808080, 0xffffff}[x]);

  private static final ViewerProfile SMALL =
      ViewerProfile.ofSize(4, 1)
          .withPadding(false)
          .withPalette(PaletteType.MINIMAL)
          .withLook(Look.ACIP.withSteadiness(0));

  private final BufferPool pool = new BufferPool();
  private final SceneRenderer renderer = new SceneRenderer(pool, RESERVE);

  private String render(ViewerProfile profile, RgbFrame... sources) {
    PooledBuffer buffer = renderer.render(profile, Scene.of(sources), 0);
    String text = new FrameText(buffer, RESERVE).text();
    buffer.release();
    return text;
  }

  @Test
  void withoutColor() {
    assertEquals("  -#", render(SMALL.withColorLevel(ColorLevel.NONE), FOUR));
  }

  @Test
  void inTruecolorASpaceSetsNoColor() {
    assertEquals("  \033[38;2;128;128;128m-\033[38;2;255;255;255m#\033[0m", render(SMALL, FOUR));
  }

  @Test
  void in256Colors() {
    assertEquals(
        "  \033[38;5;244m-\033[38;5;231m#\033[0m",
        render(SMALL.withColorLevel(ColorLevel.COLORS_256), FOUR));
  }

  @Test
  void inSixteenColors() {
    assertEquals(
        "  \033[90m-\033[97m#\033[0m", render(SMALL.withColorLevel(ColorLevel.SIXTEEN), FOUR));
  }

  @Test
  void colorIsSetOnlyWhenItChangesAcrossRowsToo() {
    RgbFrame flat = TestPictures.flat(2, 4, 0x808080);
    assertEquals("\033[38;2;128;128;128m--\n--\033[0m", render(SMALL.withSize(2, 2), flat));
  }

  @Test
  void eachFrameSetsItsColorAnew() {
    RgbFrame flat = TestPictures.flat(1, 2, 0xffffff);
    assertEquals(render(SMALL.withSize(1, 1), flat), render(SMALL.withSize(1, 1), flat));
  }

  @Test
  void paddingCentresWithSpacesAndLineFeeds() {
    RgbFrame square = TestPictures.flat(10, 10, 0xffffff);
    ViewerProfile mono = SMALL.withColorLevel(ColorLevel.NONE);
    assertEquals("  ####\n  ####", render(mono.withSize(9, 2).withPadding(true), square));
    assertEquals("\n##", render(mono.withSize(2, 3).withPadding(true), square));
    assertEquals("####\n####", render(mono.withSize(9, 2), square));
  }

  @Test
  void picturesOfAGridLineUpAndGapsAreSpacesWhateverThePalette() {
    RgbFrame tall = TestPictures.flat(10, 20, 0xffffff);
    ViewerProfile mono =
        ViewerProfile.ofSize(12, 4).withColorLevel(ColorLevel.NONE).withCustomPalette(".#");
    assertEquals(
        " #### ####  \n #### ####  \n #### ####  \n #### ####  ", render(mono, tall, tall));
    assertEquals(
        "#### ####\n#### ####\n#### ####\n#### ####", render(mono.withPadding(false), tall, tall));
  }

  @Test
  void aPaddedGridFillsTheWholeTerminal() {
    RgbFrame wide = TestPictures.flat(20, 10, 0xffffff);
    ViewerProfile mono =
        ViewerProfile.ofSize(8, 3).withColorLevel(ColorLevel.NONE).withCustomPalette(".#");
    assertEquals("########\n        \n        ".length(), render(mono, wide, wide).length());
    assertTrue(render(mono, wide, wide).lines().allMatch(row -> row.length() == 8));
  }

  @Test
  void sourcesStandInOrder() {
    RgbFrame dark = TestPictures.flat(8, 8, 0x606060);
    RgbFrame bright = TestPictures.flat(8, 8, 0xffffff);
    ViewerProfile mono = SMALL.withColorLevel(ColorLevel.NONE).withSize(4, 1);
    assertEquals("..##", render(mono, dark, bright));
    assertEquals("##..", render(mono, bright, dark));
  }

  @Test
  void blackIsBlank() {
    String text = render(ViewerProfile.ofSize(30, 10), TestPictures.flat(64, 48, 0));
    assertEquals("", text.replace("\033[0m", "").replace("\n", "").strip());
    assertTrue(text.endsWith("\033[0m"));
  }

  @Test
  void noSourceIsAnEmptyFrame() {
    assertEquals("\033[0m", render(ViewerProfile.ofSize(80, 24)));
    assertEquals("", render(ViewerProfile.ofSize(80, 24).withColorLevel(ColorLevel.NONE)));
    assertEquals(List.of(), renderer.layout().pictures());
  }

  @Test
  void aTerminalWithoutUtf8GetsTheStandardPalette() {
    ViewerProfile plain = ViewerProfile.ofSize(40, 12).withUtf8(false);
    RgbFrame noise = TestPictures.noise(40, 24, 1);
    assertEquals(render(plain, noise), render(plain.withPalette(PaletteType.COOL), noise));
    assertNotEquals(
        render(plain, noise), render(plain.withPalette(PaletteType.COOL).withUtf8(true), noise));
  }

  @Test
  void theLayoutTellsWhenAScreenMustBeCleared() {
    ViewerProfile profile = ViewerProfile.ofSize(40, 12);
    render(profile, FOUR);
    SceneLayout one = renderer.layout();
    assertEquals(new SceneLayout(List.of(new Area(0, 1, 40, 10))), one);
    render(profile, FOUR, FOUR);
    assertNotEquals(one, renderer.layout());
    render(profile, FOUR);
    assertEquals(one, renderer.layout());
  }

  @Test
  void theReserveIsLeftFreeAndBuffersAreReused() {
    for (int i = 0; i < 5; i++) {
      PooledBuffer buffer = renderer.render(SMALL, Scene.of(FOUR), 0);
      AsciiFrame frame = AsciiFrame.of(buffer, RESERVE, SMALL);
      assertEquals(' ', buffer.array()[frame.offset()]);
      assertEquals('m', buffer.array()[frame.offset() + frame.length() - 1]);
      frame.release();
    }
    assertEquals(1, pool.created());
    assertEquals(0, pool.outstanding());
  }

  @Test
  void giantTerminalsStayBelowOneMebibyte() {
    RgbFrame noise = TestPictures.noise(320, 240, 1);
    for (int side : new int[] {300, 700, 1500, 4096}) {
      ViewerProfile profile = ViewerProfile.ofSize(side, side);
      PooledBuffer buffer = renderer.render(profile, Scene.of(noise), 0);
      int length = buffer.length() - RESERVE;
      assertTrue(length <= (1 << 20) - 22 - 24, side + ": " + length);
      FrameText text = new FrameText(buffer, RESERVE);
      assertTrue(text.width() > 250 && text.width() <= side, side + ": " + text.width());
      buffer.release();
    }
  }

  @Test
  void colorsAreGivenUpBeforeSize() {
    RgbFrame noise = TestPictures.noise(320, 240, 1);
    assertTrue(render(ViewerProfile.ofSize(250, 90), noise).contains("\033[38;2;"));
    String large = render(ViewerProfile.ofSize(400, 150), noise.retain());
    assertFalse(large.contains("\033[38;2;"));
    assertTrue(large.contains("\033[38;5;"));
  }
}
