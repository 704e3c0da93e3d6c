package io.asciichat.core.render;

import io.asciichat.core.cell.CellChooser;
import io.asciichat.core.cell.PixelRaster;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.layout.Area;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.text.CellRow;
import io.asciichat.core.text.CellWriter;
import io.asciichat.core.video.Compositor;
import io.asciichat.core.video.RgbFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a viewer's scene that stays the same from frame to frame: layout, scaling
 * tables, chooser, effects, names, size of the text.
 *
 * <p>The plan reckons with the longest text the layout can give, so that what a viewer sees does
 * not jump with the content: where that is too long it takes fewer colours, level by level, and
 * where even characters alone are too many it draws on a smaller part of the terminal at its upper
 * left. For C programs truecolor with one-byte characters fits up to about 52,000 cells, 256
 * colours up to 87,000, sixteen up to 149,000; half blocks have half as many. Programs of the
 * extended dialect take four times as much.
 */
final class ScenePlan {
  /**
   * Bytes of text at the most: C peers cannot encrypt packets above 1 MiB, which includes the
   * 22-byte packet header and the 24-byte frame header.
   */
  static final int MAX_TEXT = (1 << 20) - 22 - 24;

  /** The same in the extended dialect, whose packets may have 5 MiB. */
  static final int MAX_EXTENDED_TEXT = 4 << 20;

  /**
   * Cells at the most, as many as a 4K screen has with the smallest legible font. What a renderer
   * holds grows with them, and a client may announce 4096 rows of 4096.
   */
  static final int MAX_CELLS = 1 << 17;

  private final ViewerProfile profile;
  private final int maxCells;
  private final int[] sizes;
  private final String[] names;
  private final int page;
  private final int pages;
  private final RgbFrame[] pictures;
  private final int mostBytes;
  private final SceneLayout layout;
  private final RowRuns runs;
  private final CellChooser chooser;
  private final CellWriter writer;
  private final NameLabels labels;
  private final Compositor compositor;
  private final List<PixelEffect> effects = new ArrayList<>();
  private final @Nullable Rain rain;
  private final boolean rainsCharacters;
  private final PixelRaster raster;
  private final CellRow row;

  /**
   * @param maxCells cells at the most, {@link #MAX_CELLS} or fewer
   */
  ScenePlan(ViewerProfile profile, Scene scene, int maxCells) {
    this.profile = profile;
    this.maxCells = maxCells;
    this.sizes = new int[scene.count() * 2];
    this.names = new String[scene.count()];
    this.page = scene.page();
    this.pages = scene.pages();
    this.pictures = new RgbFrame[scene.count()];
    remember(scene);
    Look look = profile.look();
    int columns = profile.columns();
    int rows = profile.rows();
    ColorLevel level = profile.colorLevel();
    boolean extended = look.dialect() == Dialect.EXTENDED;
    int most = extended ? MAX_EXTENDED_TEXT : MAX_TEXT;
    while (columns * rows > maxCells) {
      columns -= columns / 16;
      rows -= rows / 16;
    }
    while (true) {
      SceneLayout nextLayout =
          SceneLayout.of(columns, rows, profile.padding(), look.stretched(), scene);
      RowRuns nextRuns =
          profile.padding() && scene.count() > 1
              ? RowRuns.filling(nextLayout, columns, rows)
              : RowRuns.of(nextLayout);
      CellChooser nextChooser = CellDrawing.chooserFor(profile, level, columns);
      CellWriter nextWriter = CellWriter.of(level, extended);
      NameLabels nextLabels = NameLabels.of(profile, level, nextLayout, scene);
      int glyph = Math.max(nextChooser.format().longestGlyph(), nextLabels.longest());
      int colors = nextWriter.mostColorBytes(nextChooser.format().colorsBackgrounds());
      long bytes =
          nextRuns.mostBytes(colors + Math.max(glyph, look.rain() ? Integer.BYTES : 1))
              + (long) nextLabels.cells() * (nextWriter.mostColorBytes(true) - colors);
      if (bytes <= most) {
        layout = nextLayout;
        runs = nextRuns;
        chooser = nextChooser;
        writer = nextWriter;
        labels = nextLabels;
        mostBytes = (int) bytes;
        break;
      }
      if (level != ColorLevel.NONE) {
        level = level.shorter();
      } else {
        columns -= columns / 16;
        rows -= rows / 16;
      }
    }
    int width = layout.width() * chooser.format().pixelColumns();
    int height = layout.height() * chooser.format().pixelRows();
    compositor = new Compositor(width, height, areasInPixels(), pictures);
    rainsCharacters = profile.shownMode() == RenderMode.FOREGROUND;
    raster = new PixelRaster(width);
    row = new CellRow(Math.max(layout.width(), columns));
    rain = look.rain() ? new Rain(layout.width(), layout.height(), chooser, profile.utf8()) : null;
    addEffects(look, width, width * height);
  }

  private void remember(Scene scene) {
    for (int i = 0; i < pictures.length; i++) {
      RgbFrame picture = scene.picture(i);
      pictures[i] = picture;
      sizes[i * 2] = picture.width();
      sizes[i * 2 + 1] = picture.height();
      names[i] = scene.name(i);
    }
  }

  private List<Area> areasInPixels() {
    int across = chooser.format().pixelColumns();
    int down = chooser.format().pixelRows();
    return layout.pictures().stream()
        .map(
            area ->
                new Area(
                    area.x() * across,
                    area.y() * down,
                    area.width() * across,
                    area.height() * down))
        .toList();
  }

  private void addEffects(Look look, int width, int pixels) {
    if (look.steadiness() > 0) {
      effects.add(new Steadier(look.steadiness(), pixels));
    }
    if (look.filter() != ColorFilter.NONE) {
      effects.add(new Tint(look.filter(), width, pixels));
    }
    if (rain != null) {
      effects.add(rain);
    }
  }

  /** Returns whether this plan is the one for that scene. */
  boolean suits(ViewerProfile wanted, Scene scene) {
    if (scene.count() != pictures.length
        || scene.page() != page
        || scene.pages() != pages
        || !profile.equals(wanted)) {
      return false;
    }
    for (int i = 0; i < pictures.length; i++) {
      RgbFrame picture = scene.picture(i);
      if (picture.width() != sizes[i * 2]
          || picture.height() != sizes[i * 2 + 1]
          || !scene.name(i).equals(names[i])) {
        return false;
      }
    }
    return true;
  }

  /** How many cells it draws at the most. */
  int maxCells() {
    return maxCells;
  }

  SceneLayout layout() {
    return layout;
  }

  /** The longest text this plan gives, in bytes. */
  int mostBytes() {
    return mostBytes;
  }

  /**
   * Writes a frame.
   *
   * @return the position behind the text
   */
  int write(Scene scene, long now, byte[] out, int start) {
    raster.show(pixels(scene, now));
    int at = start;
    writer.begin();
    for (int y = 0; y < runs.rows(); y++) {
      if (y > 0) {
        out[at++] = '\n';
      }
      int end = runs.endOf(y);
      fill(y, end, scene);
      at = writer.write(row, end, out, at);
    }
    return writer.end(out, at);
  }

  private int[] pixels(Scene scene, long now) {
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = scene.picture(i);
    }
    compositor.compose(pictures);
    int[] pixels = compositor.samples();
    for (int i = 0; i < effects.size(); i++) {
      pixels = effects.get(i).apply(pixels, now);
    }
    return pixels;
  }

  private void fill(int y, int end, Scene scene) {
    int[] run = runs.of(y);
    int column = 0;
    for (int i = 0; i < run.length; i += 2) {
      row.blank(column, run[i]);
      column = run[i + 1];
      chooser.choose(raster, y, run[i], column, row);
      if (rain != null && rainsCharacters) {
        rain.characters(y, run[i], column, row);
      }
    }
    row.blank(column, end);
    labels.draw(y, row, scene);
  }
}
