package io.asciichat.cli.command.options;

import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The source of the user's picture. */
public final class SourceOptions {
  public static final String HEADING = "Your picture";

  private static final List<String> EXCLUSIVE =
      List.of("--webcam-index", "--file", "--test-pattern", "--no-video");

  @Spec(Spec.Target.MIXEE)
  public @Nullable CommandSpec command;

  @Option(
      names = {"-c", "--webcam-index"},
      paramLabel = "<number>",
      converter = Numbers.Index.class,
      description = "Which camera; --list-webcams numbers them. Default: 0.")
  public @Nullable Integer webcamIndex;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "<file>",
      description = "A picture or a video instead of the camera.")
  public @Nullable Path file;

  @Option(
      names = "--test-pattern",
      fallbackValue = "true",
      description = "A moving test pattern instead of the camera.")
  public boolean testPattern;

  @Option(
      names = "--no-video",
      fallbackValue = "true",
      description = "Your name as a picture, and no camera.")
  public boolean noVideo;

  @Option(
      names = {"-l", "--loop"},
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether a file begins again at its end. Default: yes.")
  public boolean loop = true;

  @Option(
      names = "--flip-x",
      fallbackValue = "true",
      description = "Swap left and right (a camera is mirrored to begin with).")
  public boolean flipX;

  @Option(names = "--flip-y", fallbackValue = "true", description = "Swap top and bottom.")
  public boolean flipY;

  /** Returns the pictures of a source, flipped as these options say. */
  public OwnVideo own(VideoSource pictures) {
    OwnVideo own = OwnVideo.of(pictures);
    own = flipX ? own.mirrored() : own;
    return flipY ? own.upsideDown() : own;
  }

  /**
   * Lets the command line's choice stand against those of the environment and the file.
   *
   * @throws AsciiChatException when the command line makes more than one
   */
  public void settle() {
    List<String> chosen = EXCLUSIVE.stream().filter(this::isOnCommandLine).toList();
    if (chosen.size() > 1) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "choose one picture: " + String.join(" or ", chosen));
    }
    if (!chosen.isEmpty() && !chosen.contains("--file")) {
      file = null;
      testPattern = chosen.contains("--test-pattern");
      noVideo = chosen.contains("--no-video");
    }
  }

  /** The camera's number. */
  public int webcamNumber() {
    return webcamIndex == null ? 0 : webcamIndex;
  }

  /** Returns whether the user has named a camera, so that no other picture will do. */
  public boolean namesWebcam() {
    return webcamIndex != null;
  }

  /**
   * Takes a file named without its flag.
   *
   * @throws AsciiChatException when a flag names another picture
   */
  public void choose(Path named) {
    settle();
    if (EXCLUSIVE.stream().anyMatch(this::isOnCommandLine)) {
      throw new AsciiChatException(ErrorCode.USAGE, "choose one picture, not also '" + named + "'");
    }
    file = named;
  }

  private boolean isOnCommandLine(String option) {
    ParseResult parsed = command == null ? null : command.commandLine().getParseResult();
    return parsed != null && parsed.hasMatchedOption(option);
  }
}
