package io.asciichat.core.server;

import io.asciichat.core.layout.Pages;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;

/**
 * Tells which of a call's sources are on the page that viewers of one profile see now. Pages are
 * worked out anew only when the number of sources or the size of a picture has changed; else a
 * frame allocates nothing. One thread at a time.
 */
final class PageTurner {
  private final int columns;
  private final int rows;
  private int[] sizes = new int[0];
  private int count;
  private boolean changed;
  private Pages pages = new Pages(0, 1);

  PageTurner(ViewerProfile profile) {
    this.columns = profile.columns();
    this.rows = profile.rows();
  }

  /** Begins with the first source of a frame. */
  void begin() {
    count = 0;
    changed = false;
  }

  /** Takes the next source of the frame. */
  void add(RgbFrame picture) {
    if (sizes.length < (count + 1) * 2) {
      sizes = Arrays.copyOf(sizes, Math.max((count + 1) * 4, 32));
    }
    changed |= sizes[count * 2] != picture.width() || sizes[count * 2 + 1] != picture.height();
    sizes[count * 2] = picture.width();
    sizes[count * 2 + 1] = picture.height();
    count++;
  }

  /** The pages of all sources taken since the beginning. */
  Pages pages() {
    if (changed || pages.sources() != count) {
      double[] aspects = new double[count];
      for (int i = 0; i < count; i++) {
        aspects[i] = (double) sizes[i * 2] / sizes[i * 2 + 1];
      }
      pages = Pages.of(columns, rows, aspects);
      changed = false;
    }
    return pages;
  }
}
