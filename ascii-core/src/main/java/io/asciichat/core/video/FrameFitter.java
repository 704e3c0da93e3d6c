package io.asciichat.core.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures small enough to send, and turns them over. A picture is never enlarged and keeps
 * its aspect; one that already fits and is not turned is passed on without a copy.
 *
 * <p>Holds scratch memory, and allocates only when the size of its input or the flips change: one
 * thread at a time.
 */
public final class FrameFitter {
  /** The largest width that participants send, as in the C program. */
  public static final int SEND_WIDTH = 480;

  /** The largest height that participants send, as in the C program. */
  public static final int SEND_HEIGHT = 270;

  /** Enough for exact averages down from 4K. */
  private static final int MAX_TAPS = 16;

  private final BufferPool pool;
  private final int mostColumns;
  private final int mostRows;
  private final Scaler scaler = new Scaler();
  private int[] pixels = {};
  private @Nullable Fit fit;

  private record Fit(
      int width, int height, boolean flipX, boolean flipY, Axis horizontal, Axis vertical) {
    boolean suits(RgbFrame frame, boolean x, boolean y) {
      return width == frame.width() && height == frame.height() && flipX == x && flipY == y;
    }
  }

  /**
   * @param pool gives the output's buffers
   * @param mostColumns largest width of the output in pixels, 1 or more
   * @param mostRows largest height of the output in pixels, 1 or more
   */
  public FrameFitter(BufferPool pool, int mostColumns, int mostRows) {
    if (mostColumns < 1 || mostRows < 1) {
      throw new IllegalArgumentException(mostColumns + "x" + mostRows);
    }
    this.pool = Objects.requireNonNull(pool, "pool");
    this.mostColumns = mostColumns;
    this.mostRows = mostRows;
  }

  /**
   * The picture at a size that fits.
   *
   * @param frame borrowed for the call
   * @param flipX whether left and right change places
   * @param flipY whether top and bottom change places
   * @return a picture whose reference the caller owns: the same one, retained, when nothing is to
   *     be done
   */
  public RgbFrame fit(RgbFrame frame, boolean flipX, boolean flipY) {
    if (!flipX && !flipY && frame.width() <= mostColumns && frame.height() <= mostRows) {
      return frame.retain();
    }
    Fit now = fit;
    if (now == null || !now.suits(frame, flipX, flipY)) {
      now = plan(frame, flipX, flipY);
      fit = now;
    }
    int width = now.horizontal.length();
    int height = now.vertical.length();
    if (pixels.length < width * height) {
      pixels = new int[width * height];
    }
    scaler.scale(frame, now.horizontal, now.vertical, pixels, 0, width);
    PooledBuffer buffer = pool.take(width * height * 3);
    byte[] bytes = buffer.array();
    for (int i = 0, at = 0; i < width * height; i++, at += 3) {
      bytes[at] = (byte) (pixels[i] >> 16);
      bytes[at + 1] = (byte) (pixels[i] >> 8);
      bytes[at + 2] = (byte) pixels[i];
    }
    return new RgbFrame(buffer.length(width * height * 3), 0, width, height);
  }

  private Fit plan(RgbFrame frame, boolean flipX, boolean flipY) {
    double scale =
        Math.min(
            1, Math.min((double) mostColumns / frame.width(), (double) mostRows / frame.height()));
    int width = Math.clamp(Math.round(frame.width() * scale), 1, mostColumns);
    int height = Math.clamp(Math.round(frame.height() * scale), 1, mostRows);
    return new Fit(
        frame.width(),
        frame.height(),
        flipX,
        flipY,
        new Axis(frame.width(), width, MAX_TAPS, flipX),
        new Axis(frame.height(), height, MAX_TAPS, flipY));
  }
}
