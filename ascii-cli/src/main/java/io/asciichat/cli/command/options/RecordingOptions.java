package io.asciichat.cli.command.options;

import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.media.picture.Theme;
import io.asciichat.media.recording.Recorder;
import io.asciichat.media.recording.RecordingFormat;
import io.asciichat.media.recording.RecordingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** A file that what is shown is written to. */
public final class RecordingOptions {
  public static final String HEADING = "Recording";

  /** CSS counts 96 pixels to an inch, an inch has 72 points, and the font is 0.602 em wide. */
  private static final double CELL_WIDTH_PER_POINT = 96.0 / 72 * 0.602;

  @Option(
      names = "--render-file",
      paramLabel = "<file>",
      converter = Target.class,
      description = {
        "Write what is shown to a file, too: .txt, .ans and .png hold",
        "the last frame, .cast (asciinema) and .gif all of them."
      })
  public @Nullable Path file;

  @Option(
      names = "--render-theme",
      paramLabel = "<name>",
      defaultValue = "dark",
      converter = EnumConverter.Themes.class,
      completionCandidates = EnumConverter.Themes.class,
      description = "${COMPLETION-CANDIDATES}: the background of .png and .gif. Default: dark.")
  public Theme theme = Theme.DARK;

  @Option(
      names = "--render-font-size",
      paramLabel = "<points>",
      defaultValue = "12",
      converter = Numbers.FontSize.class,
      description = "Size of the text in .png and .gif, 6 to 40. Default: 12.")
  public int fontSize = 12;

  /**
   * Opens the file, if there is one.
   *
   * @throws io.asciichat.core.error.AsciiChatException when it cannot be written
   */
  public @Nullable Recorder open(Shell shell) {
    if (file == null) {
      return null;
    }
    String terminal = shell.environment().getOrDefault("TERM", "");
    return Recorder.open(
        file,
        new RecordingSettings(
            theme,
            (int) Math.round(fontSize * CELL_WIDTH_PER_POINT),
            Instant.now(),
            terminal.isEmpty() ? Map.of() : Map.of("TERM", terminal)),
        new SystemClock());
  }

  /**
   * Refuses to record over what is played: the first frame written would destroy it.
   *
   * @param input the file that is played, or null
   */
  public void requireOtherThan(@Nullable Path input) {
    if (file != null && input != null && isSame(file, input)) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "--render-file would overwrite the file that is played; choose another name");
    }
  }

  /** Returns whether two names are of one file, which need not be there yet. */
  public static boolean isSame(Path one, Path other) {
    try {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || Files.exists(one) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // One of them is not there, which is told when it is opened.
    }
  }

  /** The block characters that a file is sure to be shown with: pixels hold all. */
  public static SymbolSet drawn(Recorder recorder) {
    return switch (recorder.format()) {
      case PNG, GIF -> SymbolSet.OCTANTS;
      case TXT, ANS, CAST -> SymbolSet.HALVES;
    };
  }

  /** A file that can be recorded to, as far as its name tells. */
  static final class Target implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      Path file = new FileConverter().convert(text);
      var _ = RecordingFormat.of(file);
      return file;
    }
  }
}
