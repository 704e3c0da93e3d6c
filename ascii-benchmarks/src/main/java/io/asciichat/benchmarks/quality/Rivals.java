package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.RenderMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One of our ways to draw and everything chafa can do with characters of the same class.
 *
 * @param own draws as users see it unless they ask otherwise
 * @param theirs every set of characters of the class with every option that helps somewhere
 */
record Rivals(Contestant own, List<Contestant> theirs) {
  /** All pairs of a colour level. */
  static List<Rivals> of(ColorLevel level) {
    List<Rivals> all = new ArrayList<>();
    for (RenderMode mode : RenderMode.values()) {
      if (mode != RenderMode.BACKGROUND || level != ColorLevel.NONE) {
        all.add(new Rivals(Ours.of(mode, GlyphChoice.SHAPE, level), chafa(mode, level)));
      }
    }
    return all;
  }

  private static List<Contestant> chafa(RenderMode mode, ColorLevel level) {
    List<Contestant> field = new ArrayList<>();
    for (String symbols : symbols(mode)) {
      for (String options : options(level)) {
        List<String> words = new ArrayList<>(List.of((symbols + options).split(" ")));
        String first = words.removeFirst();
        field.add(new Chafa(level, first, words.toArray(String[]::new)));
      }
    }
    return field;
  }

  private static List<String> symbols(RenderMode mode) {
    return switch (mode) {
      case FOREGROUND -> List.of("ascii --fg-only");
      case BACKGROUND -> List.of("ascii");
      case HALF_BLOCK -> List.of("space+vhalf", "space+solid+vhalf+stipple");
      case QUADRANT -> List.of("space+solid+half+quad", "space+solid+half+quad+stipple");
      case SEXTANT -> List.of("space+solid+hhalf+sextant", "space+solid+half+quad+sextant");
      case OCTANT -> List.of("block", "block+space+border");
      case BRAILLE -> List.of("braille --fg-only");
    };
  }

  private static List<String> options(ColorLevel level) {
    return switch (level) {
      case TRUECOLOR -> List.of("");
      case COLORS_256 -> List.of("", " --color-space=din99d", " --dither=ordered");
      case NONE, EIGHT, SIXTEEN ->
          List.of(
              "",
              " --color-space=din99d",
              " --preprocess=off",
              " --dither=ordered",
              " --dither=ordered --preprocess=off");
    };
  }
}
