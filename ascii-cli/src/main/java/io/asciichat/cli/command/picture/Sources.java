package io.asciichat.cli.command.picture;

import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.media.MediaFile;
import io.asciichat.media.MediaFiles;
import io.asciichat.media.camera.Cameras;
import io.asciichat.testkit.video.NameCard;
import io.asciichat.testkit.video.TestPattern;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the user's own picture as the options say. */
public final class Sources {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 270;
  private static final double PATTERN_RATE = 60;

  /** What a test pattern says of a participant without a name. */
  private static final String NAMELESS = "YOU";

  private Sources() {}

  /** The file, perhaps with its sound, the test pattern, the name card or the camera. */
  public static MediaFile open(
      SourceOptions options, SoundOptions sound, String name, BufferPool pool)
      throws InterruptedException {
    MediaFile drawn = withoutCamera(options, sound, name, pool);
    return drawn == null ? mute(new Cameras(pool).open(options.webcamNumber())) : drawn;
  }

  /**
   * The same, but a test pattern where there is no camera to use and none was named.
   *
   * @param name of the participant, perhaps empty
   */
  public static MediaFile openOrPattern(
      SourceOptions options, SoundOptions sound, String name, BufferPool pool)
      throws InterruptedException {
    try {
      return open(options, sound, name, pool);
    } catch (AsciiChatException e) {
      if (options.file != null || options.namesWebcam() || e.code() == ErrorCode.USAGE) {
        throw e;
      }
      return mute(pattern(shown(name), 0, pool));
    }
  }

  /** The same for a call: a camera is opened by {@link OwnCamera#open}, when a server was found. */
  public static MediaFile openForCall(
      SourceOptions options, SoundOptions sound, String name, BufferPool pool) {
    MediaFile drawn = withoutCamera(options, sound, name, pool);
    return drawn == null
        ? mute(
            new OwnCamera(
                () -> new Cameras(pool).open(options.webcamNumber()),
                card(name, pool),
                options.namesWebcam()))
        : drawn;
  }

  private static @Nullable MediaFile withoutCamera(
      SourceOptions options, SoundOptions sound, String name, BufferPool pool) {
    options.settle();
    boolean heard = sound.takesSoundOf(options);
    Path file = options.file;
    if (file != null) {
      return SourceWatch.opening(
          String.valueOf(file.getFileName()),
          () ->
              heard
                  ? MediaFiles.openWithSound(file, pool, options.loop)
                  : mute(MediaFiles.open(file, pool, options.loop)));
    }
    if (options.testPattern) {
      return mute(pattern(shown(name), 0, pool));
    }
    return options.noVideo ? mute(card(name, pool)) : null;
  }

  private static String shown(String name) {
    return name.isBlank() ? NAMELESS : name;
  }

  private static MediaFile mute(VideoSource picture) {
    return new MediaFile(picture, Optional.empty());
  }

  private static VideoSource card(String name, BufferPool pool) {
    return new NameCard(name, WIDTH, HEIGHT, pool);
  }

  /**
   * A synthetic participant.
   *
   * @param seed consecutive numbers look clearly different
   */
  public static VideoSource pattern(String name, long seed, BufferPool pool) {
    return new TestPattern(name, WIDTH, HEIGHT, PATTERN_RATE, seed, pool);
  }
}
