package io.asciichat.media.common;

import java.nio.file.Path;

/** Bounds of pictures when they are read, and when they are handed out. */
public final class MediaLimits {
  /**
   * The longest side of a picture handed out: twice what is sent over the network, and still a
   * pixel for every half of a character in the largest usual terminals.
   */
  public static final int MAX_SIDE = 960;

  /** The longest side of a picture that is read at all. */
  public static final int MAX_SIDE_READ = 16_384;

  /** The most pixels of a picture that is read at all, before it is scaled down. */
  public static final long MAX_PIXELS_READ = 100_000_000;

  private MediaLimits() {}

  /**
   * Of how many pixels in a row one is enough, so that a picture still has at least two for each
   * one handed out and the mean smooths.
   */
  public static int readingStep(int width, int height) {
    return Math.max(1, Math.max(width, height) / (2 * MAX_SIDE));
  }

  /**
   * Refuses pictures without pixels and sizes that would need too much memory.
   *
   * @throws io.asciichat.core.error.AsciiChatException with code MEDIA_OPEN
   */
  public static void check(Path file, int width, int height) {
    String size = "has " + width + "x" + height + " pixels, ";
    if (width < 1 || height < 1) {
      throw MediaFailure.open(file, size + "which is nothing to see; use another file", null);
    }
    if (Math.max(width, height) > MAX_SIDE_READ || (long) width * height > MAX_PIXELS_READ) {
      throw MediaFailure.open(file, size + "which is too large; scale it down first", null);
    }
  }
}
