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
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A picture from a file: shown once, then nothing new. One thread at a time. */
public final class StillImage implements VideoSource {
  /** What files begin with. */
  private static final int PNG = 0x89;

  private static final int JPEG = 0xff;

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
    try (PictureInput input = input(file)) {
      ImageInputStream in = input.stream();
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw MediaFailure.decode(file, "is damaged; it has no readable header", null);
      }
      ImageReader reader = readers.next();
      try {
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
      throw MediaFailure.decode(file, problem(file), e);
    }
  }

  private static PictureInput input(Path file) throws IOException {
    return switch (firstByte(file)) {
      case PNG -> PngFile.open(file);
      case JPEG -> JpegFile.open(file);
      default -> PictureInput.plain(file);
    };
  }

  private static int firstByte(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read();
    }
  }

  /** JPEG alone has kinds that a reader may lack; whatever of the others fails is damaged. */
  private static String problem(Path file) {
    boolean rareKinds;
    try {
      rareKinds = firstByte(file) == JPEG;
    } catch (IOException e) {
      rareKinds = false;
    }
    return rareKinds
        ? "cannot be decoded; it is damaged or of a rare kind: use another copy, or save it as PNG"
        : "is damaged; use another copy of it";
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

  /**
   * A picture file as the JDK's readers can digest it, and what they do not tell of it.
   *
   * @param stream the picture, perhaps mended; the caller closes it
   * @param orientation how the rows have to be turned
   * @param transparentGrey the grey level, 0 to 255, that stands for transparency; -1 for none
   */
  record PictureInput(ImageInputStream stream, Orientation orientation, int transparentGrey)
      implements AutoCloseable {
    /** No grey level is transparent. */
    static final int NO_KEY = -1;

    /** A file that needs nothing. */
    static PictureInput plain(Path file) throws IOException {
      return new PictureInput(new FileImageInputStream(file.toFile()), Orientation.UPRIGHT, NO_KEY);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
