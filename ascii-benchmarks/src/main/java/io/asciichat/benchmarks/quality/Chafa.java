package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.media.picture.TextGrid;
import io.asciichat.media.picture.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program chafa as a whole process on a PNG file, working as hard as it can. */
final class Chafa implements Contestant {
  private final ColorLevel level;
  private final String symbols;
  private final List<String> options;

  /**
   * @param symbols the classes of characters it may use
   * @param options others
   */
  Chafa(ColorLevel level, String symbols, String... options) {
    this.level = level;
    this.symbols = symbols;
    this.options = List.of(options);
  }

  /** The first line it says about itself; empty when it is not installed. */
  static String version() {
    try {
      String said = run(List.of("chafa", "--version"));
      return said.lines().findFirst().orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public String name() {
    return "chafa " + String.join(" ", symbols, String.join(" ", options)).strip();
  }

  @Override
  public TextGrid draw(Picture picture, int columns, int rows) throws IOException {
    Path file = Files.createTempFile("quality", ".png");
    try {
      PictureFiles.write(picture, file);
      List<String> command = new ArrayList<>(List.of("chafa", "-f", "symbols", "-w", "9"));
      command.addAll(List.of("--size", columns + "x" + rows, "--stretch", "-c", colors()));
      command.addAll(List.of("--symbols", symbols));
      command.addAll(options);
      command.add(file.toString());
      return TextGrid.parse(run(command), columns, rows, Theme.DARK);
    } finally {
      Files.delete(file);
    }
  }

  private String colors() {
    return switch (level) {
      case NONE -> "none";
      case EIGHT -> "8";
      case SIXTEEN -> "16";
      case COLORS_256 -> "256";
      case TRUECOLOR -> "full";
    };
  }

  private static String run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    try (var output = process.inputReader()) {
      String text = output.readAllAsString();
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
      }
      return text;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
