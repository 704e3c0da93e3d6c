package io.asciichat.testkit.load;

import io.asciichat.core.layout.Area;
import io.asciichat.core.layout.GridLayout;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.render.ViewerProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the {@link TimeMark}s of all pictures in a frame's text. How many pictures there are is
 * found out by trying: for a wrong number the places are wrong, and not all checksums are right.
 * Where pictures stand is the server's own rule, {@link GridLayout}; frames of other programs are
 * not understood. For one thread.
 */
final class MarkReader {
  /** Pictures in one frame that are tried at the most. */
  private static final int MAX_PICTURES = 64;

  /**
   * So few checksums may be right by chance, in one frame of some hundred: this number of pictures
   * is believed when it is found in two frames in a row.
   */
  private static final int FEW = 2;

  /** Least difference between a bright and a dark bar, of 255. */
  private static final int LEAST_CONTRAST = 48;

  /**
   * Where between dark and bright a bar counts as bright, in percent. Pictures are scaled in linear
   * light, where half of each is brighter than the middle.
   */
  private static final int BRIGHT_FROM = 60;

  private final FrameBrightness brightness;
  private final ViewerProfile viewer;
  private final double aspect;
  private final int slots;
  private final int mostPictures;
  private final List<List<Area>> places = new ArrayList<>();
  private int lastPictures;

  /**
   * @param viewer whose frames are read
   * @param aspect width to height of all pictures
   * @param slots that are in use, up to {@link TimeMark#MAX_SLOTS}
   * @param mostPictures sources there may be
   */
  MarkReader(ViewerProfile viewer, double aspect, int slots, int mostPictures) {
    this.viewer = viewer;
    this.aspect = aspect;
    this.slots = slots;
    this.mostPictures = Math.min(mostPictures, MAX_PICTURES);
    brightness = new FrameBrightness(viewer);
    places.add(List.of());
  }

  /**
   * Returns how many slots ago the newest picture in a frame was taken, or −1 when the frame cannot
   * be read.
   *
   * @param now the number of the present slot, 0 or more
   */
  int newest(ByteSlice text, long now) {
    brightness.read(text);
    int found = newest(lastPictures, now);
    if (found >= 0) {
      return found;
    }
    for (int count = mostReadable(); count >= 1; count--) {
      found = newest(count, now);
      if (found >= 0) {
        lastPictures = count;
        return count <= FEW ? -1 : found;
      }
    }
    return -1;
  }

  private int mostReadable() {
    while (places.size() <= mostPictures) {
      double[] aspects = new double[places.size()];
      Arrays.fill(aspects, aspect);
      GridLayout layout = GridLayout.of(viewer.columns(), viewer.rows(), aspects);
      if (!layout.readable()) {
        break;
      }
      places.add(layout.areas(viewer.look().stretched()));
    }
    return places.size() - 1;
  }

  private int newest(int count, long now) {
    int newest = -1;
    for (Area area : places.get(count)) {
      int slot = TimeMark.slot(bars(area));
      if (slot < 0 || slot >= slots) {
        return -1;
      }
      int age = (int) Math.floorMod(now - slot, (long) slots);
      newest = newest < 0 ? age : Math.min(newest, age);
    }
    return newest;
  }

  private int bars(Area area) {
    if (area.width() < TimeMark.BARS) {
      return 0;
    }
    int bright = bar(area, 0);
    int dark = bar(area, TimeMark.BARS - 1);
    if (bright - dark < LEAST_CONTRAST) {
      return 0;
    }
    int limit = dark + (bright - dark) * BRIGHT_FROM / 100;
    int bars = 0;
    for (int bar = 0; bar < TimeMark.BARS; bar++) {
      bars = bars << 1 | (bar(area, bar) > limit ? 1 : 0);
    }
    return bars;
  }

  /** How bright a bar is: the mean of the cells whose middle is in the middle of it. */
  private int bar(Area area, int bar) {
    // Twice the middle of a cell is odd, so that halves are compared as whole numbers.
    int from = firstMiddle(area.width() * bar);
    int to = firstMiddle(area.width() * (bar + 1));
    int top = area.y() + area.height() * 2 / 5;
    int bottom = Math.max(top + 1, area.y() + area.height() * 3 / 5);
    int sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = from; column < to; column++) {
        sum += brightness.at(area.x() + column, row);
      }
    }
    return sum / ((bottom - top) * (to - from));
  }

  /** The first column whose middle is at or behind a place, told in twelfths of a column. */
  private static int firstMiddle(int twelfths) {
    return Math.ceilDiv(twelfths - TimeMark.BARS / 2, TimeMark.BARS);
  }
}
