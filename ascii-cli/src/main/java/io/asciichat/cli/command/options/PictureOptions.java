package io.asciichat.cli.command.options;

import io.asciichat.cli.terminal.Background;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options for how the picture is drawn. */
public final class PictureOptions {
  public static final String HEADING = "Picture";

  @Option(
      names = {"-x", "--width"},
      paramLabel = "<columns>",
      converter = Numbers.Size.class,
      description = "Picture width. Default: the terminal's; 110 in a pipe.")
  public @Nullable Integer width;

  @Option(
      names = {"-y", "--height"},
      paramLabel = "<rows>",
      converter = Numbers.Size.class,
      description = "Picture height. Default: the terminal's; 70 in a pipe.")
  public @Nullable Integer height;

  @Option(
      names = "--color-mode",
      paramLabel = "<mode>",
      defaultValue = "auto",
      converter = EnumConverter.ColorLevels.class,
      completionCandidates = EnumConverter.ColorLevels.class,
      description = {
        "${COMPLETION-CANDIDATES}; auto is what the",
        "terminal shows, and none in a pipe. Default: auto."
      })
  public @Nullable ColorLevel colorMode;

  @Option(
      names = {"-M", "--render-mode"},
      paramLabel = "<mode>",
      defaultValue = "auto",
      converter = EnumConverter.RenderModes.class,
      completionCandidates = EnumConverter.RenderModes.class,
      description = {
        "auto, foreground, background, half-block, quadrant,",
        "sextant, octant, braille; auto is the finest that the",
        "terminal is known to show. Default: auto."
      })
  public @Nullable RenderMode renderMode;

  @Option(
      names = "--ascii",
      fallbackValue = "true",
      description = "Draw with letters: --render-mode foreground.")
  public boolean ascii;

  @Option(
      names = "--background",
      paramLabel = "<ground>",
      defaultValue = "auto",
      converter = EnumConverter.Grounds.class,
      completionCandidates = EnumConverter.Grounds.class,
      description = {
        "${COMPLETION-CANDIDATES}: the terminal's; on a light one",
        "the picture gets a black ground. Default: auto."
      })
  public @Nullable Background background;

  @Option(
      names = {"-P", "--palette"},
      paramLabel = "<name>",
      converter = EnumConverter.Palettes.class,
      completionCandidates = EnumConverter.Palettes.class,
      description = {
        "${COMPLETION-CANDIDATES}:",
        "letters from dark to bright. Default: standard."
      })
  public @Nullable PaletteType palette;

  @Option(
      names = {"-C", "--palette-chars"},
      paramLabel = "<chars>",
      description = "Your own palette, from dark to bright, two characters or more.")
  public @Nullable String paletteChars;

  @Option(
      names = "--utf8",
      paramLabel = "<mode>",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES}; auto is as the locale. Default: auto.")
  public Utf8 utf8 = Utf8.AUTO;

  @Option(
      names = "--fps",
      paramLabel = "<rate>",
      defaultValue = "60",
      converter = Numbers.Rate.class,
      description = "Frames per second, 1 to 144. Default: 60.")
  public int fps = 60;

  @Option(
      names = {"-S", "--snapshot"},
      fallbackValue = "true",
      description = "Print one frame to standard output and exit.")
  public boolean snapshot;

  @Option(
      names = {"-D", "--snapshot-delay"},
      paramLabel = "<seconds>",
      defaultValue = "3",
      converter = Numbers.Seconds.class,
      description = "How long to wait after the first frame. Default: 3.")
  public Duration snapshotDelay = Duration.ofSeconds(3);

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /**
   * The options as preferences of a display.
   *
   * @param look how the picture is drawn beyond these
   * @throws AsciiChatException when they contradict each other
   */
  public ViewPreferences preferences(LookOptions look) {
    boolean custom = paletteChars != null || palette == PaletteType.CUSTOM;
    String chars = paletteChars == null ? "" : paletteChars;
    return new ViewPreferences(
        new ViewPreferences.Abilities(colorMode, utf8.value(), look.symbols, background),
        new ViewPreferences.Style(
            mode(choosesLetters(look)),
            custom ? PaletteType.CUSTOM : palette,
            custom ? PaletteCharacters.require(chars) : "",
            look.look()),
        new ViewPreferences.Size(width, height),
        fps,
        look.fpsCounter);
  }

  /** Returns whether something was asked for that letters alone have. */
  private boolean choosesLetters(LookOptions look) {
    return palette != null || paletteChars != null || look.glyphs != null;
  }

  /** The mode asked for, or null for what suits the terminal. */
  private @Nullable RenderMode mode(boolean letters) {
    RenderMode mode = renderMode;
    if (!ascii || isTyped("--render-mode") && !isTyped("--ascii")) {
      return mode == null && letters ? RenderMode.FOREGROUND : mode;
    }
    if (isTyped("--render-mode") && mode != null && mode != RenderMode.FOREGROUND) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "--ascii draws with letters, --render-mode "
              + EnumConverter.word(mode)
              + " does not; leave one of them out");
    }
    return RenderMode.FOREGROUND;
  }

  /**
   * Returns whether an option is on the command line itself: what is there counts more than
   * settings.
   */
  private boolean isTyped(String option) {
    return command != null && command.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** The choice of whether UTF-8 is sent. */
  public enum Utf8 {
    AUTO,
    TRUE,
    FALSE;

    /** Whether to send UTF-8, or null for what the locale says. */
    @Nullable Boolean value() {
      return this == AUTO ? null : Boolean.valueOf(this == TRUE);
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
