package io.asciichat.cli.command.options;

import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.SymbolSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that C servers know nothing of: how this program's own renderer draws. */
public final class LookOptions {
  public static final String HEADING = "Look";

  @Option(
      names = "--glyphs",
      paramLabel = "<choice>",
      converter = EnumConverter.Glyphs.class,
      completionCandidates = EnumConverter.Glyphs.class,
      description = {
        "${COMPLETION-CANDIDATES}: letters by brightness alone or",
        "by the form of what they stand for. Default: shape."
      })
  public @Nullable GlyphChoice glyphs;

  @Option(
      names = "--symbols",
      paramLabel = "<set>",
      defaultValue = "auto",
      converter = EnumConverter.Symbols.class,
      completionCandidates = EnumConverter.Symbols.class,
      description = {
        "${COMPLETION-CANDIDATES}:",
        "the finest blocks the terminal shows. Default: auto."
      })
  public @Nullable SymbolSet symbols;

  @Option(
      names = "--steady",
      paramLabel = "<strength>",
      defaultValue = "4",
      converter = Numbers.Steadiness.class,
      description = "Against flicker, 0 (off) to 10. Default: 4.")
  public int steady = Look.USUAL_STEADINESS;

  @Option(
      names = "--color-filter",
      paramLabel = "<color>",
      defaultValue = "none",
      converter = EnumConverter.Filters.class,
      completionCandidates = EnumConverter.Filters.class,
      description = {
        "Shades of one colour: none, black, white, green,",
        "magenta, fuchsia, orange, teal, cyan, pink, red,",
        "yellow, rainbow. Default: none."
      })
  public ColorFilter colorFilter = ColorFilter.NONE;

  @Option(
      names = "--matrix",
      fallbackValue = "true",
      description = "Let characters rain over the picture.")
  public boolean matrix;

  @Option(
      names = "--stretch",
      fallbackValue = "true",
      description = "Fill the space instead of keeping the shape.")
  public boolean stretch;

  @Option(
      names = "--names",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether names stand in the pictures. Default: yes.")
  public boolean names = true;

  @Option(
      names = "--fps-counter",
      fallbackValue = "true",
      description = "Count the frames shown in each second.")
  public boolean fpsCounter;

  /** The options as the renderer takes them, except for the symbols. */
  public Look look() {
    return Look.USUAL
        .withGlyphs(glyphs == null ? GlyphChoice.SHAPE : glyphs)
        .withSteadiness(steady)
        .withFilter(colorFilter)
        .withRain(matrix)
        .withStretched(stretch)
        .withNames(names);
  }
}
