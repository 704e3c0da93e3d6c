package io.asciichat.media.image;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

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
