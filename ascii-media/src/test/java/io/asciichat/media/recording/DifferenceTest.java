package io.asciichat.media.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Rectangle;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final int WIDTH = 7;

  @Test
  void equalPicturesDifferInOnePixelThatMustBeThere() {
    assertEquals(new Rectangle(0, 0, 1, 1), Difference.between(new int[21], new int[21], WIDTH));
  }

  @Property(tries = 500)
  void theRectangleIsTheSmallestOne(@ForAll Set<@IntRange(min = 0, max = 34) Integer> changed) {
    int[] before = new int[35];
    int[] after = new int[35];
    Rectangle expected = null;
    for (int place : changed) {
      after[place] = place + 1;
      Rectangle pixel = new Rectangle(place % WIDTH, place / WIDTH, 1, 1);
      expected = expected == null ? pixel : expected.union(pixel);
    }
    Rectangle found = Difference.between(before, after, WIDTH);
    assertEquals(expected == null ? new Rectangle(0, 0, 1, 1) : expected, found);
    int[] cut = Difference.cut(after, WIDTH, found);
    int[] pasted = before.clone();
    for (int i = 0; i < cut.length; i++) {
      pasted[(found.y + i / found.width) * WIDTH + found.x + i % found.width] = cut[i];
    }
    assertArrayEquals(after, pasted);
  }
}
