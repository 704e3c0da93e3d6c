package io.asciichat.media.image;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.common.MediaFailure;
import io.asciichat.media.common.MediaLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A picture from a file: shown once, then nothing new. One thread at a time. */
public final class StillImage implements VideoSource {
  private final String name;
  private final boolean stays;
  private @Nullable RgbFrame picture;

  private StillImage(String name, boolean stays, RgbFrame picture) {
    this.name = name;
    this.stays = stays;
    this.picture = picture;
  }

  /**
   * Reads a PNG, JPEG or BMP file.
   *
   * @param stays whether the source goes on, without anything new, after its picture
   * @throws AsciiChatException with code MEDIA_OPEN or MEDIA_DECODE
   */
  public static VideoSource open(Path file, BufferPool pool, boolean stays) {
    String format = "";
    try (PictureInput input = input(file)) {
      ImageInputStream in = input.stream();
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw MediaFailure.decode(file, "is damaged; it has no readable header", null);
      }
      ImageReader reader = readers.next();
      try {
        format = reader.getFormatName();
        reader.setInput(in, true, true);
        Raster raster = read(file, reader);
        if (input.transparentGrey() != PictureInput.NO_KEY) {
          raster.blacken(input.transparentGrey() * 0x010101);
        }
        return new StillImage(
            MediaFailure.nameOf(file), stays, raster.toFrame(pool, input.orientation()));
      } finally {
        reader.dispose();
      }
    } catch (AsciiChatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's readers answer damaged files with all kinds of unchecked exceptions too.
      throw MediaFailure.decode(file, problem(format), e);
    }
  }

  private static PictureInput input(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(2);
    }
    return switch (head.length < 2 ? 0 : head[0] & 0xff) {
      case 0x89 -> PngFile.open(file);
      case 0xff -> JpegFile.open(file);
      default -> PictureInput.plain(file);
    };
  }

  private static String problem(String format) {
    return format.equalsIgnoreCase("png")
        ? "is damaged; use another copy of it"
        : "cannot be decoded; it is damaged or of a rare kind: use another copy, or save it as PNG";
  }

  private static Raster read(Path file, ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    MediaLimits.check(file, width, height);
    ImageReadParam parameters = reader.getDefaultReadParam();
    int step = MediaLimits.readingStep(width, height);
    parameters.setSourceSubsampling(step, step, 0, 0);
    return Pixels.of(reader.read(0, parameters));
  }

  @Override
  public @Nullable RgbFrame next(long now) {
    RgbFrame once = picture;
    picture = null;
    return once;
  }

  /** Nothing moves: asking once a second is plenty. */
  @Override
  public double framesPerSecond() {
    return 1;
  }

  @Override
  public boolean ended() {
    return !stays && picture == null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    RgbFrame unshown = picture;
    picture = null;
    if (unshown != null) {
      unshown.release();
    }
  }
}
