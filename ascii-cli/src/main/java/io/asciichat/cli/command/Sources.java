package io.asciichat.cli.command;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.media.MediaFile;
import io.asciichat.media.MediaFiles;
import io.asciichat.media.camera.Cameras;
import io.asciichat.testkit.video.TestPattern;
import java.util.Optional;

/** Opens one's own picture as the options say. */
final class Sources {
  private static final int PATTERN_WIDTH = 480;
  private static final int PATTERN_HEIGHT = 270;
  private static final double PATTERN_RATE = 60;

  private Sources() {}

  /** The file, perhaps with its sound, the test pattern or the camera. */
  static MediaFile open(SourceOptions options, DeviceOptions sound, BufferPool pool)
      throws InterruptedException {
    options.settle();
    boolean heard = sound.takesSoundOf(options);
    if (options.file != null) {
      return heard
          ? MediaFiles.openWithSound(options.file, pool, options.loop)
          : mute(MediaFiles.open(options.file, pool, options.loop));
    }
    return mute(
        options.testPattern
            ? pattern("YOU", 0, pool)
            : new Cameras(pool).open(options.webcamIndex));
  }

  private static MediaFile mute(VideoSource picture) {
    return new MediaFile(picture, Optional.empty());
  }

  /** The same, but a test pattern when there is no camera to use. */
  static MediaFile openOrPattern(SourceOptions options, DeviceOptions sound, BufferPool pool)
      throws InterruptedException {
    try {
      return open(options, sound, pool);
    } catch (AsciiChatException e) {
      if (options.file != null || e.code() == ErrorCode.USAGE) {
        throw e;
      }
      return mute(pattern("YOU", 0, pool));
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
