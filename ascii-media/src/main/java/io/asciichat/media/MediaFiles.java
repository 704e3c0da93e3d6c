package io.asciichat.media;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.VideoSource;
import io.asciichat.media.common.MediaFailure;
import io.asciichat.media.common.MediaLimits;
import io.asciichat.media.image.GifAnimation;
import io.asciichat.media.image.StillImage;
import io.asciichat.media.video.VideoFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens pictures, animations and videos as video sources.
 *
 * <p>Whatever is larger is scaled down to fit {@value MediaLimits#MAX_SIDE} pixels in both
 * directions; transparency becomes black. Pictures and animations need the JDK alone, videos need
 * FFmpeg on the class path.
 */
public final class MediaFiles {
  private static final Pattern CAMERA = Pattern.compile("/dev/video([0-9]+)");

  private MediaFiles() {}

  /**
   * Opens a file. What it is, is decided by its content.
   *
   * @param pool where the pictures' memory comes from
   * @param loop whether animations and videos start again at their end; then they never end
   * @return a source whose {@code next} returns at once, up to the time it takes to decode
   * @throws AsciiChatException with code MEDIA_OPEN (missing, unreadable, not media), MEDIA_DECODE
   *     (damaged) or NOT_SUPPORTED (a video without FFmpeg)
   */
  public static VideoSource open(Path file, BufferPool pool, boolean loop) {
    byte[] head = head(file);
    return switch (MediaType.of(head)) {
      case PICTURE -> StillImage.open(file, pool, loop);
      case GIF -> GifAnimation.open(file, pool, loop);
      case VIDEO, WEBP -> VideoFile.open(file, pool, loop);
      case HEIF ->
          throw MediaFailure.open(
              file, "is a HEIC or AVIF picture, which cannot be read; save it as JPEG", null);
      case UNKNOWN -> throw MediaFailure.open(file, UnusableFile.line(head), null);
    };
  }

  /**
   * Opens a file with its sound. Pictures and GIFs have none.
   *
   * @param pool where the pictures' memory comes from
   * @param loop whether animations and videos start again at their end
   * @throws AsciiChatException as {@link #open}
   */
  public static MediaFile openWithSound(Path file, BufferPool pool, boolean loop) {
    VideoSource video = open(file, pool, loop);
    Optional<AudioSource> sound =
        video instanceof VideoFile film ? film.openSound() : Optional.empty();
    return new MediaFile(video, sound);
  }

  private static byte[] head(Path file) {
    if (!Files.exists(file)) {
      String problem =
          Files.isSymbolicLink(file)
              ? "is a link to a file that does not exist; check where it leads"
              : "does not exist; check the path";
      throw MediaFailure.open(file, problem, null);
    }
    if (Files.isDirectory(file)) {
      throw MediaFailure.open(file, "is a folder; give a picture or a video in it", null);
    }
    Matcher camera = CAMERA.matcher(file.toString());
    if (camera.matches()) {
      throw MediaFailure.open(file, "is a camera; use --webcam-index " + camera.group(1), null);
    }
    if (!Files.isRegularFile(file)) {
      throw MediaFailure.open(
          file, "is a pipe or a device; save what it gives to a file and give that", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(MediaType.LOOK_AT);
      if (head.length == 0) {
        throw MediaFailure.open(file, "is empty; give a picture or a video", null);
      }
      return head;
    } catch (AccessDeniedException e) {
      throw MediaFailure.open(file, "cannot be read; check its permissions", e);
    } catch (IOException e) {
      throw MediaFailure.open(
          file, "cannot be read: " + e.getMessage() + "; use another copy of it", e);
    }
  }
}
