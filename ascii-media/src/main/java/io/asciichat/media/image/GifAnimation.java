package io.asciichat.media.image;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.common.MediaFailure;
import io.asciichat.media.common.MediaLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A GIF file, moving or not, at its own speed. Frames are decoded when they are due, so a long
 * animation needs no more memory than a short one. One thread at a time.
 */
public final class GifAnimation implements VideoSource {
  private static final String STREAM_FORMAT = "javax_imageio_gif_stream_1.0";
  private static final double SECOND = 1e9;

  private final Path file;
  private final BufferPool pool;
  private final boolean loop;
  private final ImageInputStream in;
  private final ImageReader reader;
  private final List<GifFrame> frames;
  private final GifCanvas canvas;
  private final long length;
  private boolean started;
  private long start;
  private int painted = -1;
  private boolean over;
  private boolean closed;

  private GifAnimation(
      Path file, BufferPool pool, boolean loop, ImageInputStream in, ImageReader reader)
      throws IOException {
    this.file = file;
    this.pool = pool;
    this.loop = loop;
    this.in = in;
    this.reader = reader;
    reader.setInput(in, false, false);
    frames = readFrames(reader);
    canvas = canvasOf(file, reader, frames.getFirst());
    length = frames.stream().mapToLong(GifFrame::delayNanos).sum();
  }

  /**
   * Opens a GIF file and reads where its frames are.
   *
   * @param loop whether to start again at the end; what the file says about that is ignored
   * @throws AsciiChatException with code MEDIA_OPEN or MEDIA_DECODE
   */
  public static VideoSource open(Path file, BufferPool pool, boolean loop) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    ImageInputStream in = null;
    try {
      in = new FileImageInputStream(file.toFile());
      return new GifAnimation(file, pool, loop, in, reader);
    } catch (IOException | RuntimeException e) {
      close(in, reader);
      if (e instanceof AsciiChatException known) {
        throw known;
      }
      throw MediaFailure.decode(file, "is a damaged GIF; use another copy of it", e);
    }
  }

  /** All frames before the first one that is damaged, as browsers show them. */
  private static List<GifFrame> readFrames(ImageReader reader) throws IOException {
    List<GifFrame> frames = new ArrayList<>();
    try {
      while (true) {
        frames.add(GifFrame.of(reader.getImageMetadata(frames.size())));
      }
    } catch (IndexOutOfBoundsException e) {
      // The end: counting them beforehand would fail for files that are cut.
    } catch (IOException | RuntimeException e) {
      if (frames.isEmpty()) {
        throw e;
      }
    }
    if (frames.isEmpty()) {
      throw new IOException("no frames");
    }
    return List.copyOf(frames);
  }

  /** The screen the file asks for, or more when that is smaller than its first frame. */
  private static GifCanvas canvasOf(Path file, ImageReader reader, GifFrame first)
      throws IOException {
    IIOMetadata metadata = reader.getStreamMetadata();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(STREAM_FORMAT);
    IIOMetadataNode screen =
        (IIOMetadataNode) root.getElementsByTagName("LogicalScreenDescriptor").item(0);
    int width = Integer.parseInt(screen.getAttribute("logicalScreenWidth"));
    int height = Integer.parseInt(screen.getAttribute("logicalScreenHeight"));
    width = Math.max(width, first.left() + reader.getWidth(0));
    height = Math.max(height, first.top() + reader.getHeight(0));
    MediaLimits.check(file, width, height);
    return new GifCanvas(width, height);
  }

  @Override
  public @Nullable RgbFrame next(long now) throws IOException {
    if (!started) {
      started = true;
      start = now;
    }
    if (over || closed) {
      return null;
    }
    long elapsed = Math.max(0, now - start);
    if (elapsed >= length) {
      if (loop) {
        // The next round begins where this one should have ended, so that rounds do not drift.
        start += elapsed / length * length;
        elapsed %= length;
      } else {
        over = true;
        elapsed = length - 1;
      }
    }
    int due = dueAt(elapsed);
    if (due == painted) {
      return null;
    }
    paintUpTo(due);
    return canvas.raster().toFrame(pool, Orientation.UPRIGHT);
  }

  @Override
  public long nextAt() {
    if (!started || over || loop && frames.size() == 1) {
      return UNKNOWN;
    }
    long end = 0;
    for (int i = 0; i <= painted; i++) {
      end += frames.get(i).delayNanos();
    }
    return start + end;
  }

  private int dueAt(long position) {
    long end = 0;
    for (int i = 0; i < frames.size(); i++) {
      end += frames.get(i).delayNanos();
      if (position < end) {
        return i;
      }
    }
    return frames.size() - 1;
  }

  private void paintUpTo(int due) throws IOException {
    if (due < painted) {
      canvas.clear();
      painted = -1;
    }
    while (painted < due) {
      int frame = painted + 1;
      canvas.paint(frames.get(frame), decode(frame));
      painted = frame;
    }
  }

  /** A frame's pixels; null for one that is damaged, which browsers leave out, too. */
  private @Nullable BufferedImage decode(int frame) throws IOException {
    try {
      MediaLimits.check(file, reader.getWidth(frame), reader.getHeight(frame));
      return canvas.read(reader, frame, frames.get(frame));
    } catch (IOException | RuntimeException e) {
      if (frame > 0) {
        return null;
      }
      throw MediaFailure.running(
          MediaFailure.decode(file, "is damaged; use another copy of it", e));
    }
  }

  /** As often as its quickest frame asks for, at most a hundred times a second. */
  @Override
  public double framesPerSecond() {
    return frames.stream().mapToDouble(frame -> SECOND / frame.delayNanos()).max().orElseThrow();
  }

  @Override
  public boolean ended() {
    return over;
  }

  @Override
  public String name() {
    return MediaFailure.nameOf(file);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      close(in, reader);
    }
  }

  private static void close(@Nullable ImageInputStream in, ImageReader reader) {
    reader.dispose();
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      // The file was only read: there is nothing to lose or to do.
    }
  }
}
