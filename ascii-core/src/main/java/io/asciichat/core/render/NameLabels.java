package io.asciichat.core.render;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.layout.Area;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The participants' names in their pictures, at the lower left, in the terminal's own colours; the
 * names of those who speak are marked. Nothing is drawn into a picture that has no room, or that is
 * the only one of the call: it needs no telling apart. Where there are several pages, the upper
 * left corner of the first picture says which one this is. Immutable.
 */
final class NameLabels {
  /** Below this size a name would cover too much of the picture. */
  private static final int MIN_COLUMNS = 5;

  private static final int MIN_ROWS = 3;

  /** Stand at either end of a speaker's name where there are no colours. */
  private static final int BEFORE_SPEAKER = '>';

  private static final int BEHIND_SPEAKER = '<';

  private static final class Label {
    private final int row;
    private final int column;
    private final int[] glyphs;

    /** Whose name it is; negative for the page. */
    private final int picture;

    private Label(int row, int column, int[] glyphs, int picture) {
      this.row = row;
      this.column = column;
      this.glyphs = glyphs;
      this.picture = picture;
    }
  }

  private final List<Label> labels = new ArrayList<>();
  private final boolean colored;
  private final int speakerForeground;
  private final int speakerBackground;
  private int longest = 1;
  private int cells;

  private NameLabels(ColorLevel level) {
    colored = level != ColorLevel.NONE;
    speakerForeground =
        switch (level) {
          case NONE -> CellRow.DEFAULT;
          case EIGHT, SIXTEEN -> 0;
          case COLORS_256 -> 16;
          case TRUECOLOR -> 0;
        };
    // A light green with which black letters contrast 16 to 1, or what is nearest to it.
    speakerBackground =
        switch (level) {
          case NONE -> CellRow.DEFAULT;
          case EIGHT -> 2;
          case SIXTEEN -> 10;
          case COLORS_256 -> 120;
          case TRUECOLOR -> 0x87ff87;
        };
  }

  /**
   * The labels of a scene; no names when the viewer does not want them.
   *
   * @param level the colours that are drawn with
   */
  static NameLabels of(ViewerProfile profile, ColorLevel level, SceneLayout layout, Scene scene) {
    NameLabels all = new NameLabels(level);
    List<Area> pictures = layout.pictures();
    boolean several = pictures.size() > 1 || scene.pages() > 1;
    for (int i = 0; i < pictures.size() && several && profile.look().names(); i++) {
      Area area = pictures.get(i);
      if (area.width() >= MIN_COLUMNS && area.height() >= MIN_ROWS) {
        int[] glyphs = glyphs(scene.name(i), area.width(), profile.utf8());
        all.add(new Label(area.bottom() - 1, area.x(), glyphs, i));
      }
    }
    if (scene.pages() > 1 && !pictures.isEmpty()) {
      Area first = pictures.getFirst();
      String page = (scene.page() + 1) + "/" + scene.pages();
      if (first.height() > 1 && first.width() >= page.length() + 2) {
        all.add(new Label(first.y(), first.x(), glyphs(page, first.width(), false), -1));
      }
    }
    return all;
  }

  private void add(Label label) {
    if (label.glyphs.length > 0) {
      labels.add(label);
      cells += label.glyphs.length;
      for (int glyph : label.glyphs) {
        longest = Math.max(longest, Output.length(glyph));
      }
    }
  }

  /** Bytes of the longest character. */
  int longest() {
    return longest;
  }

  /** How many cells they take. */
  int cells() {
    return cells;
  }

  /**
   * Draws what belongs into a row.
   *
   * @param scene tells who speaks
   */
  void draw(int y, CellRow row, Scene scene) {
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      if (label.row == y) {
        draw(label, row, label.picture >= 0 && scene.isSpeaking(label.picture));
      }
    }
  }

  private void draw(Label label, CellRow row, boolean speaks) {
    int foreground = speaks ? speakerForeground : CellRow.DEFAULT;
    int background = speaks ? speakerBackground : CellRow.DEFAULT;
    for (int x = 0; x < label.glyphs.length; x++) {
      row.put(label.column + x, label.glyphs[x], foreground, background);
    }
    if (speaks && !colored) {
      row.put(label.column, BEFORE_SPEAKER);
      row.put(label.column + label.glyphs.length - 1, BEHIND_SPEAKER);
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
