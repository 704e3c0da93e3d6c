package io.asciichat.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where one's own picture comes from. */
final class SourceOptions {
  static final String HEADING = "Your picture";

  @Option(
      names = {"-c", "--webcam-index"},
      paramLabel = "<number>",
      defaultValue = "0",
      converter = RangeConverter.Index.class,
      description = "Which camera; --list-webcams numbers them. Default: 0.")
  int webcamIndex;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "<file>",
      description = "A picture or a video instead of the camera.")
  @Nullable Path file;

  @Option(names = "--test-pattern", description = "A moving test pattern instead of the camera.")
  boolean testPattern;

  @Option(
      names = {"-l", "--loop"},
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether a file begins again at its end. Default: yes.")
  boolean loop = true;

  @Option(
      names = "--flip-x",
      description = "Swap left and right (a camera is mirrored to begin with).")
  boolean flipX;

  @Option(names = "--flip-y", description = "Swap top and bottom.")
  boolean flipY;
}
