package io.asciichat.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.text.FrameText;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.core.video.TestPictures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RainTest {
  private static final int COLUMNS = 40;
  private static final int ROWS = 20;
  private static final long SECOND = 1_000_000_000L;
  private static final RgbFrame WHITE = TestPictures.flat(40, 40, 0xffffff);

  private static ViewerProfile profile(RenderMode mode) {
    ViewerProfile exact = Shot.exact(COLUMNS, ROWS, ColorLevel.TRUECOLOR, mode);
    return exact.withLook(exact.look().withRain(true));
  }

  private static FrameText at(ViewerProfile profile, long now) {
    return Shot.of(profile, Scene.of(WHITE), now);
  }

  @Property(tries = 50)
  void aMomentHasOneRainWhateverWasBefore(@ForAll long now) {
    ViewerProfile profile = profile(RenderMode.HALF_BLOCK);
    SceneRenderer renderer = new SceneRenderer(new BufferPool(), 0);
    Shot.by(renderer, profile, Scene.of(WHITE), now / 2);
    assertEquals(at(profile, now).text(), Shot.by(renderer, profile, Scene.of(WHITE), now).text());
  }

  @ParameterizedTest
  @EnumSource(RenderMode.class)
  void itFalls(RenderMode mode) {
    Set<String> frames = new HashSet<>();
    for (int frame = 0; frame < 30; frame++) {
      frames.add(at(profile(mode), frame * SECOND / 10).text());
    }
    assertTrue(frames.size() >= 25, frames.size() + " of 30");
  }

  /** In every column there is a moment when the head of a drop is a row lower than before. */
  @Test
  void headsMoveDownwardsInEveryColumn() {
    ViewerProfile profile = profile(RenderMode.HALF_BLOCK);
    boolean[] fell = new boolean[COLUMNS];
    int[] heads = new int[COLUMNS];
    for (int frame = 0; frame < 400; frame++) {
      FrameText text = at(profile, frame * SECOND / 30);
      for (int x = 0; x < COLUMNS; x++) {
        int head = head(text, x);
        fell[x] |= head > 0 && head == heads[x] + 1;
        assertTrue(head < 0 || heads[x] < 0 || head >= heads[x] || head == 0, "rises in " + x);
        heads[x] = head;
      }
    }
    for (boolean column : fell) {
      assertTrue(column);
    }
  }

  /** The row of the whitish cell in a column, or -1. */
  private static int head(FrameText text, int x) {
    int head = -1;
    for (int y = 0; y < ROWS; y++) {
      int color = shown(text.cell(x, y));
      if ((color >> 16) > 100) {
        assertEquals(-1, head, "two heads in column " + x);
        head = y;
      }
    }
    return head;
  }

  private static int shown(FrameText.Cell cell) {
    return cell.glyph() == ' ' ? cell.background() : cell.foreground();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 17 * SECOND, 1_000_000 * SECOND, -5 * SECOND})
  void itIsGreenAndThePictureDimWhereItIsDry(long now) {
    FrameText text = at(profile(RenderMode.HALF_BLOCK), now);
    int dry = 0;
    int wet = 0;
    for (List<FrameText.Cell> row : text.rows()) {
      for (FrameText.Cell cell : row) {
        int color = shown(cell);
        assertTrue((color >> 8 & 0xff) >= (color >> 16) && (color >> 8 & 0xff) >= (color & 0xff));
        assertTrue(Rgb.luminance(color) > 20, "nothing to be seen");
        if (Rgb.luminance(color) < 50) {
          dry++;
        } else {
          wet++;
        }
      }
    }
    assertTrue(dry > COLUMNS * ROWS / 10 && wet > COLUMNS * ROWS / 10, dry + " dry, " + wet);
  }

  @Test
  void blackStaysBlack() {
    ViewerProfile profile = profile(RenderMode.FOREGROUND);
    Scene black = Scene.of(TestPictures.flat(8, 8, 0));
    assertTrue(Shot.of(profile, black, 12 * SECOND).plain().isBlank());
  }

  @ParameterizedTest
  @EnumSource(GlyphChoice.class)
  void charactersTakeOneColumn(GlyphChoice glyphs) {
    ViewerProfile profile = profile(RenderMode.FOREGROUND);
    FrameText text = at(profile.withLook(profile.look().withGlyphs(glyphs)), 3 * SECOND);
    int turned = 0;
    for (List<FrameText.Cell> row : text.rows()) {
      assertEquals(COLUMNS, row.size());
      for (FrameText.Cell cell : row) {
        assertEquals(1, DisplayWidth.of(cell.glyph()));
        turned += cell.glyph() >= 0x80 ? 1 : 0;
      }
    }
    assertTrue(turned > COLUMNS * ROWS / 20, "only " + turned);
  }

  @Test
  void withoutUtf8TheyAreAscii() {
    FrameText text = at(profile(RenderMode.FOREGROUND).withUtf8(false), 3 * SECOND);
    assertTrue(text.text().chars().allMatch(c -> c < 0x80));
    assertTrue(text.plain().chars().filter(c -> c >= '0' && c <= '9').count() > 10);
  }

  @Test
  void withoutColorsItRainsToo() {
    ViewerProfile profile = profile(RenderMode.FOREGROUND).withColorLevel(ColorLevel.NONE);
    assertNotEquals(at(profile, 0).text(), at(profile, SECOND).text());
    assertEquals(0, at(profile, 0).colorings());
  }
}
