package io.asciichat.benchmarks.quality;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.RenderMode;
import io.asciichat.media.picture.TextGrid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The contestants at a colour level: this program's modes, each followed by what chafa has of its
 * kind.
 */
final class Field {
  private static final String FOREGROUND_ONLY = "--fg-only";
  private static final String DITHERED = "--dither=ordered";

  /** At 16 colours and fewer chafa adds contrast and saturation unless told not to. */
  private static final String UNCHANGED = "--preprocess=off";

  private Field() {}

  /**
   * All contestants.
   *
   * @param chafa whether it is installed
   */
  static List<Contestant> of(ColorLevel level, boolean chafa) {
    List<Contestant> field = new ArrayList<>(own(level));
    if (chafa) {
      field.addAll(chafa(level));
    }
    return field;
  }

  private static List<Contestant> own(ColorLevel level) {
    List<Contestant> field = new ArrayList<>();
    for (RenderMode mode : RenderMode.values()) {
      if (mode == RenderMode.BACKGROUND && level == ColorLevel.NONE) {
        continue;
      }
      if (mode.usesPalette()) {
        field.add(Ours.of(mode, GlyphChoice.RAMP, level));
      }
      field.add(Ours.of(mode, GlyphChoice.SHAPE, level));
    }
    return field;
  }

  private static List<Contestant> chafa(ColorLevel level) {
    List<Contestant> field = new ArrayList<>();
    field.add(new Chafa(level, "ascii", FOREGROUND_ONLY));
    boolean table = level != ColorLevel.NONE && level != ColorLevel.TRUECOLOR;
    if (level != ColorLevel.NONE) {
      field.add(new Chafa(level, "ascii"));
    }
    List<String> kinds =
        List.of("space+vhalf", "space+solid+half+quad", "space+solid+hhalf+sextant", "block");
    for (String kind : kinds) {
      field.add(new Chafa(level, kind));
      if (table) {
        field.add(new Chafa(level, kind, DITHERED));
      }
    }
    if (level == ColorLevel.NONE) {
      field.add(new Chafa(level, "block", UNCHANGED));
    } else if (level == ColorLevel.EIGHT || level == ColorLevel.SIXTEEN) {
      field.add(new Chafa(level, "block", DITHERED, UNCHANGED));
    }
    field.add(new Chafa(level, "braille", FOREGROUND_ONLY));
    return field;
  }

  /** Something that draws pictures as text. */
  interface Contestant {
    /** The name in the tables. */
    String name();

    /** Draws a picture over all cells of a terminal, whatever its shape. */
    TextGrid draw(Picture picture, int columns, int rows) throws IOException;
  }
}
