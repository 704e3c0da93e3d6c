package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.asciichat.core.layout.Pages;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.video.RgbFrame;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTurnerTest {
  private final PageTurner turner = new PageTurner(ViewerProfile.ofSize(40, 12));

  @Test
  void theSameScenesShareTheirPages() {
    Pages first = pages(64, 48, 64, 48);
    assertEquals(new Pages(2, 1), first);
    assertSame(first, pages(64, 48, 64, 48));
    assertNotSame(first, pages(64, 48, 48, 64));
  }

  @Test
  void pagesFollowTheNumberOfSources() {
    assertEquals(new Pages(0, 1), pages());
    assertEquals(new Pages(5, 2), pages(64, 48, 64, 48, 64, 48, 64, 48, 64, 48));
    assertEquals(new Pages(4, 1), pages(64, 48, 64, 48, 64, 48, 64, 48));
    assertEquals(new Pages(5, 2), pages(64, 48, 64, 48, 64, 48, 64, 48, 64, 48));
    assertEquals(new Pages(0, 1), pages());
  }

  @Property(tries = 100)
  void pagesAreThoseOfTheLayout(
      @ForAll @IntRange(min = 0, max = 40) int count,
      @ForAll @IntRange(min = 0, max = 40) int before,
      @ForAll long seed) {
    Random random = new Random(seed);
    int[] sizes = random.ints(count * 2L, 20, 60).toArray();
    double[] aspects = new double[count];
    for (int i = 0; i < count; i++) {
      aspects[i] = (double) sizes[i * 2] / sizes[i * 2 + 1];
    }
    var ignored = pages(random.ints(before * 2L, 20, 60).toArray());
    assertEquals(Pages.of(40, 12, aspects), pages(sizes));
  }

  private Pages pages(int... sizes) {
    turner.begin();
    for (int i = 0; i < sizes.length; i += 2) {
      turner.add(picture(sizes[i], sizes[i + 1]));
    }
    return turner.pages();
  }

  private static RgbFrame picture(int width, int height) {
    return RgbFrame.of(width, height, new byte[width * height * 3]);
  }
}
