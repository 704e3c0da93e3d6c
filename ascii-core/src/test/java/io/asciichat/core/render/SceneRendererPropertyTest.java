package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SceneRendererPropertyTest {
  private static final int RESERVE = 24;

  private final BufferPool pool = new BufferPool();
  private final SceneRenderer renderer = new SceneRenderer(pool, RESERVE);

  @Provide
  Arbitrary<ViewerProfile> profiles() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 130),
            Arbitraries.integers().between(1, 50),
            Arbitraries.of(ColorLevel.class),
            Arbitraries.of("", "", " .:#", "\033\007", "漢字", " e\u0301", "ab😀", " ░█"),
            Arbitraries.of(PaletteType.class).filter(type -> type != PaletteType.CUSTOM),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (columns, rows, level, custom, palette, utf8, padding) -> {
              ViewerProfile profile =
                  ViewerProfile.ofSize(columns, rows)
                      .withColorLevel(level)
                      .withUtf8(utf8)
                      .withPadding(padding);
              return custom.isEmpty()
                  ? profile.withPalette(palette)
                  : profile.withCustomPalette(custom);
            });
  }

  private static RgbFrame[] scene(int count, long seed) {
    Random random = new Random(seed);
    RgbFrame[] scene = new RgbFrame[count];
    for (int i = 0; i < count; i++) {
      scene[i] =
          TestPictures.noise(1 + random.nextInt(80), 1 + random.nextInt(80), random.nextLong());
    }
    return scene;
  }

  @Property(tries = 400)
  void everyFrameKeepsTheRulesOfTheTextFormat(
      @ForAll("profiles") ViewerProfile profile,
      @ForAll @IntRange(min = 1, max = 12) int count,
      @ForAll long seed) {
    PooledBuffer buffer = renderer.render(profile, Scene.of(scene(count, seed)), 0);
    FrameText text = new FrameText(buffer, RESERVE);
    assertTrue(text.rows().size() <= profile.rows());
    assertTrue(text.width() <= profile.columns());
    assertTrue(!text.text().endsWith("\n"));
    assertEquals(0, text.repeats());
    boolean colored = profile.colorLevel() != ColorLevel.NONE;
    assertEquals(colored, text.text().endsWith("\033[0m"));
    assertEquals(colored ? "0" : "", text.lastSgr());
    if (!profile.utf8()) {
      assertTrue(text.text().chars().allMatch(c -> c < 0x80));
    }
    buffer.release();
  }

  @Property(tries = 100)
  void equalInputGivesEqualTextWhateverWasRenderedBefore(
      @ForAll("profiles") ViewerProfile profile,
      @ForAll @IntRange(min = 1, max = 6) int count,
      @ForAll long seed) {
    Scene scene = Scene.of(scene(count, seed));
    PooledBuffer here = renderer.render(profile, scene, 0);
    PooledBuffer again = renderer.render(profile, scene, 0);
    PooledBuffer elsewhere = new SceneRenderer(new BufferPool(), RESERVE).render(profile, scene, 0);
    assertArrayEquals(bytes(here), bytes(again));
    assertArrayEquals(bytes(here), bytes(elsewhere));
    here.release();
    again.release();
  }

  private static byte[] bytes(PooledBuffer buffer) {
    return Arrays.copyOfRange(buffer.array(), RESERVE, buffer.length());
  }

  @Property(tries = 100)
  void brighterIsNeverEarlierInTheRamp(
      @ForAll @IntRange(max = 254) int grey, @ForAll PaletteType palette) {
    ViewerProfile profile = ViewerProfile.ofSize(1, 1);
    ViewerProfile with =
        palette == PaletteType.CUSTOM
            ? profile.withCustomPalette(" 123456789")
            : profile.withPalette(palette);
    for (ColorLevel level : ColorLevel.values()) {
      int darker = position(with.withColorLevel(level), grey);
      int brighter = position(with.withColorLevel(level), grey + 1);
      assertTrue(darker <= brighter);
    }
  }

  /** Where in the ramp the character of a grey cell stands for the last time. */
  private int position(ViewerProfile profile, int grey) {
    Scene scene = Scene.of(TestPictures.flat(2, 2, grey * 0x010101));
    PooledBuffer buffer = renderer.render(profile, scene, 0);
    int glyph = new FrameText(buffer, RESERVE).rows().getFirst().getFirst().glyph();
    buffer.release();
    String ramp =
        profile.palette() == PaletteType.CUSTOM
            ? profile.customCharacters()
            : profile.palette().characters();
    return ramp.lastIndexOf(Character.toString(glyph));
  }
}
