package io.asciichat.core.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.layout.Area;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositorTest {
  private static final RgbFrame RED = TestPictures.flat(64, 48, 0xff0000);
  private static final RgbFrame BLUE = TestPictures.flat(10, 10, 0x0000ff);

  @Test
  void eachSourceFillsItsAreaAndTheRestIsBlack() {
    Area left = new Area(0, 1, 3, 2);
    Area right = new Area(4, 0, 2, 2);
    Compositor compositor = new Compositor(7, 4, List.of(left, right), RED, BLUE);
    compositor.compose(RED, BLUE);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 7; x++) {
        int expected = contains(left, x, y) ? 0xff0000 : contains(right, x, y) ? 0x0000ff : 0;
        assertEquals(expected, compositor.samples()[y * 7 + x], x + "," + y);
      }
    }
  }

  private static boolean contains(Area area, int x, int y) {
    return x >= area.x() && x < area.right() && y >= area.y() && y < area.bottom();
  }

  @Test
  void aPictureOfAnotherSizeIsRefused() {
    Compositor compositor = new Compositor(2, 2, List.of(new Area(0, 0, 2, 2)), RED);
    assertThrows(IllegalArgumentException.class, () -> compositor.compose(BLUE));
  }

  @Test
  void anAreaOutsideTheCanvasIsRefused() {
    List<Area> outside = List.of(new Area(1, 0, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> new Compositor(2, 2, outside, RED));
  }
}
