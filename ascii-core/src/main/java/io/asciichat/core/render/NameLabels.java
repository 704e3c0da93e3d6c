package io.asciichat.core.render;

import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.layout.Area;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The participants' names in their pictures, at the lower left, in the terminal's own colours.
 * Nothing is drawn into a picture that has no room, or that is the only one: it needs no telling
 * apart. Immutable.
 */
final class NameLabels {
  /** Below this size a name would cover too much of the picture. */
  private static final int LEAST_COLUMNS = 5;

  private static final int LEAST_ROWS = 3;

  private static final class Label {
    private final int row;
    private final int column;
    private final int[] glyphs;

    private Label(int row, int column, int[] glyphs) {
      this.row = row;
      this.column = column;
      this.glyphs = glyphs;
    }
  }

  private final List<Label> labels = new ArrayList<>();
  private final int longest;

  private NameLabels(SceneLayout layout, Scene scene, boolean utf8) {
    int most = 1;
    List<Area> pictures = layout.pictures();
    for (int i = 0; i < pictures.size() && pictures.size() > 1; i++) {
      Area area = pictures.get(i);
      if (area.width() >= LEAST_COLUMNS && area.height() >= LEAST_ROWS) {
        int[] glyphs = glyphs(scene.name(i), area.width(), utf8);
        if (glyphs.length > 0) {
          labels.add(new Label(area.bottom() - 1, area.x(), glyphs));
        }
        for (int glyph : glyphs) {
          most = Math.max(most, Output.length(glyph));
        }
      }
    }
    longest = most;
  }

  /** The names of a scene, or none when the viewer does not want them. */
  static NameLabels of(ViewerProfile profile, SceneLayout layout, Scene scene) {
    return profile.look().names()
        ? new NameLabels(layout, scene, profile.utf8())
        : new NameLabels(SceneLayout.EMPTY, scene, false);
  }

  /** Bytes of the longest character. */
  int longest() {
    return longest;
  }

  /** Draws what belongs into a row. */
  void draw(int y, CellRow row) {
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      if (label.row == y) {
        for (int x = 0; x < label.glyphs.length; x++) {
          row.put(label.column + x, label.glyphs[x]);
        }
      }
    }
  }

  /**
   * A name with a space on either side, cut to so many columns; empty when nothing of it can be
   * shown. Characters without a width of their own are left out: what they join might be cut.
   */
  private static int[] glyphs(String name, int columns, boolean utf8) {
    int[] glyphs = new int[columns];
    int used = 0;
    glyphs[used++] = CellRow.SPACE;
    for (int i = 0; i < name.length(); ) {
      int codePoint = name.codePointAt(i);
      i += Character.charCount(codePoint);
      if (DisplayWidth.of(codePoint) > 0) {
        int shown = utf8 || codePoint < 0x80 ? codePoint : '?';
        int width = DisplayWidth.of(shown);
        if (used + width >= columns) {
          break;
        }
        glyphs[used++] = Output.packGlyph(shown);
        if (width == 2) {
          glyphs[used++] = CellRow.TAKEN;
        }
      }
    }
    glyphs[used++] = CellRow.SPACE;
    return used > 2 ? Arrays.copyOf(glyphs, used) : new int[0];
  }
}
