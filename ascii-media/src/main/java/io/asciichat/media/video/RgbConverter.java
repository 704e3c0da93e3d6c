package io.asciichat.media.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.common.MediaLimits;
import io.asciichat.media.image.Orientation;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures of any size, shape and colour format into frames of square pixels that fit
 * the module's longest side. Once warm it allocates nothing but the frame's small shell.
 *
 * <p>One thread at a time. Holds native memory until {@link #close()}.
 */
final class RgbConverter implements AutoCloseable {
  private static final int RGB = 3;
  private static final int RGBA = 4;

  private final BufferPool pool;
  private final double containerShape;
  private final SwsContext scaler;
  private final AVFrame rgb = avutil.av_frame_alloc();
  private @Nullable ByteBuffer pixels;
  private byte[] row = new byte[0];
  private int sourceWidth;
  private int sourceHeight;
  private int sourceFormat = avutil.AV_PIX_FMT_NONE;

  /** Bytes of a converted pixel: with transparency or without. */
  private int pixelBytes = RGB;

  /**
   * @param containerShape how much wider than high a pixel is after the container; 0 when only the
   *     pictures tell
   */
  RgbConverter(BufferPool pool, double containerShape) {
    this.pool = pool;
    this.containerShape = containerShape;
    scaler = swscale.sws_alloc_context();
    scaler.flags(swscale.SWS_AREA);
  }

  /** The picture as a frame, or null when its format cannot be converted. */
  @Nullable RgbFrame convert(AVFrame source, Orientation orientation) {
    ByteBuffer from = prepare(source);
    // Its fields belong to two moments, but it is one picture: the scaler refuses to mix the kinds.
    source.flags(source.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
    if (from == null || swscale.sws_scale_frame(scaler, rgb, source) < 0) {
      return null;
    }
    int width = rgb.width();
    int height = rgb.height();
    int stride = rgb.linesize(0);
    PooledBuffer buffer = pool.take(width * height * RGB).length(width * height * RGB);
    for (int y = 0; y < height; y++) {
      if (orientation == Orientation.UPRIGHT && pixelBytes == RGB) {
        from.get(y * stride, buffer.array(), y * width * RGB, width * RGB);
      } else {
        from.get(y * stride, row, 0, width * pixelBytes);
        if (pixelBytes == RGBA) {
          showOverBlack(row, width);
        }
        orientation.place(row, y, width, height, buffer.array(), 0);
      }
    }
    return orientation.swapsSides()
        ? new RgbFrame(buffer, 0, height, width)
        : new RgbFrame(buffer, 0, width, height);
  }

  /** Turns a row of RGBA into RGB in place. */
  private static void showOverBlack(byte[] row, int width) {
    for (int x = 0; x < width; x++) {
      int alpha = row[x * RGBA + 3] & 0xff;
      for (int i = 0; i < RGB; i++) {
        row[x * RGB + i] = (byte) (((row[x * RGBA + i] & 0xff) * alpha + 127) / 255);
      }
    }
  }

  /** Makes the target fit for the source's size and kind; null when there is no memory for it. */
  private @Nullable ByteBuffer prepare(AVFrame source) {
    if (pixels != null
        && source.width() == sourceWidth
        && source.height() == sourceHeight
        && source.format() == sourceFormat) {
      return pixels;
    }
    sourceFormat = source.format();
    pixelBytes = isTransparent(sourceFormat) ? RGBA : RGB;
    sourceWidth = source.width();
    sourceHeight = source.height();
    double shape = pixelShape(source);
    double scale =
        Math.min(1.0, MediaLimits.MAX_SIDE / Math.max(sourceWidth * shape, (double) sourceHeight));
    avutil.av_frame_unref(rgb);
    rgb.width(Math.max(1, (int) Math.round(sourceWidth * shape * scale)));
    rgb.height(Math.max(1, (int) Math.round(sourceHeight * scale)));
    rgb.format(pixelBytes == RGBA ? avutil.AV_PIX_FMT_RGBA : avutil.AV_PIX_FMT_RGB24);
    rgb.colorspace(avutil.AVCOL_SPC_RGB);
    rgb.color_range(avutil.AVCOL_RANGE_JPEG);
    if (avutil.av_frame_get_buffer(rgb, 0) < 0) {
      pixels = null;
      return null;
    }
    pixels = rgb.data(0).capacity((long) rgb.linesize(0) * rgb.height()).asByteBuffer();
    row = new byte[rgb.width() * pixelBytes];
    return pixels;
  }

  private static boolean isTransparent(int format) {
    AVPixFmtDescriptor kind = avutil.av_pix_fmt_desc_get(format);
    return kind != null && (kind.flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0;
  }

  /** How much wider than high a pixel is; 1 when nothing is said, or nonsense. */
  private double pixelShape(AVFrame source) {
    AVRational ratio = source.sample_aspect_ratio();
    double own = ratio.den() == 0 ? 0 : (double) ratio.num() / ratio.den();
    double shape = containerShape > 0 ? containerShape : own;
    return shape >= 0.1 && shape <= 10 ? shape : 1;
  }

  @Override
  public void close() {
    pixels = null;
    avutil.av_frame_free(rgb);
    swscale.sws_free_context(scaler);
  }
}
