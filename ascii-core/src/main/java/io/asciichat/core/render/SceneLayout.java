package io.asciichat.core.render;

import io.asciichat.core.layout.Area;
import io.asciichat.core.layout.GridLayout;
import io.asciichat.core.video.RgbFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of a scene's pictures in a viewer's terminal. Two frames of equal layouts cover the
 * same cells; when a viewer's layout changes, its screen has to be cleared, because not every frame
 * draws the cells that lie behind its pictures. A padded frame of several pictures does: C clients
 * lose a clearing now and then, and would keep what it should have cleared.
 *
 * @param pictures one area of terminal cells for each source shown, in the order of the sources
 */
public record SceneLayout(List<Area> pictures) {
  /** No picture at all. */
  static final SceneLayout EMPTY = new SceneLayout(List.of());

  /** Freezes the list. */
  public SceneLayout {
    pictures = List.copyOf(pictures);
  }

  /**
   * Places the first sources.
   *
   * @param centred whether the scene stands in the middle; otherwise in the upper left corner
   * @param stretched whether pictures fill their cells
   */
  static SceneLayout of(int columns, int rows, boolean centred, boolean stretched, Scene scene) {
    double[] aspects = new double[scene.count()];
    for (int i = 0; i < aspects.length; i++) {
      RgbFrame picture = scene.picture(i);
      aspects[i] = (double) picture.width() / picture.height();
    }
    List<Area> pictures = new ArrayList<>(GridLayout.of(columns, rows, aspects).areas(stretched));
    if (!centred) {
      int left = pictures.stream().mapToInt(Area::x).min().orElse(0);
      int top = pictures.stream().mapToInt(Area::y).min().orElse(0);
      pictures.replaceAll(picture -> picture.moved(-left, -top));
    }
    return new SceneLayout(pictures);
  }

  /** Columns from the left edge of the terminal to the end of the pictures; 0 without any. */
  public int width() {
    return pictures.stream().mapToInt(Area::right).max().orElse(0);
  }

  /** Rows from the top of the terminal to the end of the pictures; 0 without any. */
  public int height() {
    return pictures.stream().mapToInt(Area::bottom).max().orElse(0);
  }
}
