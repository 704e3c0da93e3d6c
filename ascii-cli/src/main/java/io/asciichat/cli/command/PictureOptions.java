package io.asciichat.cli.command;

import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.render.PaletteType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the picture is drawn. */
final class PictureOptions {
  static final String HEADING = "Picture";

  @Option(
      names = {"-x", "--width"},
      paramLabel = "<columns>",
      converter = RangeConverter.Size.class,
      description = "Picture width. Default: the terminal's; 110 in a pipe.")
  @Nullable Integer width;

  @Option(
      names = {"-y", "--height"},
      paramLabel = "<rows>",
      converter = RangeConverter.Size.class,
      description = "Picture height. Default: the terminal's; 70 in a pipe.")
  @Nullable Integer height;

  @Option(
      names = "--color-mode",
      paramLabel = "<mode>",
      defaultValue = "auto",
      description = {
        "${COMPLETION-CANDIDATES}; auto is what the",
        "terminal shows, and none in a pipe. Default: auto."
      })
  ColorMode colorMode = ColorMode.AUTO;

  @Option(
      names = {"-M", "--render-mode"},
      paramLabel = "<mode>",
      defaultValue = "foreground",
      description = {
        "foreground, background, half-block, quadrant,",
        "sextant, octant, braille; coarser where the",
        "terminal shows no better. Default: foreground."
      })
  RenderChoice renderMode = RenderChoice.FOREGROUND;

  @Option(
      names = {"-P", "--palette"},
      paramLabel = "<name>",
      defaultValue = "standard",
      description = {"${COMPLETION-CANDIDATES}.", "Default: standard."})
  PaletteChoice palette = PaletteChoice.STANDARD;

  @Option(
      names = {"-C", "--palette-chars"},
      paramLabel = "<chars>",
      description = "Your own palette, from dark to bright, two characters or more.")
  @Nullable String paletteChars;

  @Option(
      names = "--utf8",
      paramLabel = "<mode>",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES}; auto is as the locale. Default: auto.")
  Utf8Mode utf8 = Utf8Mode.AUTO;

  @Option(
      names = "--fps",
      paramLabel = "<rate>",
      defaultValue = "60",
      converter = RangeConverter.Rate.class,
      description = "Frames per second, 1 to 144. Default: 60.")
  int fps = 60;

  @Option(
      names = {"-S", "--snapshot"},
      fallbackValue = "true",
      description = "Print one frame to standard output and exit.")
  boolean snapshot;

  @Option(
      names = {"-D", "--snapshot-delay"},
      paramLabel = "<seconds>",
      defaultValue = "3",
      converter = SecondsConverter.class,
      description = "How long to wait after the first frame. Default: 3.")
  Duration snapshotDelay = Duration.ofSeconds(3);

  /**
   * The options as preferences of a display.
   *
   * @param look how the picture is drawn beyond these
   */
  ViewPreferences preferences(LookOptions look) {
    boolean custom = paletteChars != null || palette == PaletteChoice.CUSTOM;
    String chars = paletteChars == null ? "" : paletteChars;
    return new ViewPreferences(
        new ViewPreferences.Abilities(colorMode.level(), utf8.value(), look.symbols.set()),
        new ViewPreferences.Style(
            renderMode.mode(),
            custom ? PaletteType.CUSTOM : palette.type(),
            custom ? PaletteCharacters.require(chars) : "",
            look.look()),
        new ViewPreferences.Size(width, height),
        fps,
        look.fpsCounter);
  }
}
