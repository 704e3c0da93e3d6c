package io.asciichat.benchmarks.quality;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bench's arguments.
 *
 * @param pictures folder with photos; null for none
 * @param images folder to draw pictures into; null for none
 */
record BenchArguments(@Nullable Path pictures, @Nullable Path images) {
  static final String USAGE = "usage: PictureQuality [--pictures <folder>] [--images <folder>]";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static BenchArguments of(String... words) {
    Path pictures = null;
    Path images = null;
    for (int i = 0; i < words.length; i += 2) {
      if (i + 1 == words.length) {
        throw new IllegalArgumentException(words[i] + " lacks its folder; " + USAGE);
      }
      switch (words[i]) {
        case "--pictures" -> pictures = existing(Path.of(words[i + 1]));
        case "--images" -> images = Path.of(words[i + 1]);
        default -> throw new IllegalArgumentException("unknown: " + words[i] + "; " + USAGE);
      }
    }
    return new BenchArguments(pictures, images);
  }

  private static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is not a folder; " + USAGE);
    }
    return folder;
  }
}
