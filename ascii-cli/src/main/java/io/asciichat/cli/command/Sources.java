package io.asciichat.cli.command;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.media.MediaFiles;
import io.asciichat.media.camera.Cameras;
import io.asciichat.testkit.video.TestPattern;

/** Opens one's own picture as the options say. */
final class Sources {
  private static final int PATTERN_WIDTH = 480;
  private static final int PATTERN_HEIGHT = 270;
  private static final double PATTERN_RATE = 60;

  private Sources() {}

  /** The file, the test pattern or the camera. */
  static VideoSource open(SourceOptions options, BufferPool pool) throws InterruptedException {
    options.settle();
    if (options.file != null) {
      return MediaFiles.open(options.file, pool, options.loop);
    }
    return options.testPattern
        ? pattern("YOU", 0, pool)
        : new Cameras(pool).open(options.webcamIndex);
  }

  /** The same, but a test pattern when there is no camera to use. */
  static VideoSource openOrPattern(SourceOptions options, BufferPool pool)
      throws InterruptedException {
    try {
      return open(options, pool);
    } catch (AsciiChatException e) {
      if (options.file != null || e.code() == ErrorCode.USAGE) {
        throw e;
      }
      return pattern("YOU", 0, pool);
    }
  }

  /**
   * Somebody synthetic.
   *
   * @param seed consecutive numbers look clearly different
   */
  static VideoSource pattern(String name, long seed, BufferPool pool) {
    return new TestPattern(name, PATTERN_WIDTH, PATTERN_HEIGHT, PATTERN_RATE, seed, pool);
  }
}
