package io.asciichat.media.camera;

import com.github.eduramiba.webcamcapture.drivers.WebcamDeviceWithBufferOperations;
import com.github.sarxos.webcam.WebcamDevice;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.video.RgbFrame;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes single pictures from an open device. Where the driver shows its buffer, the pixels go from
 * there straight into the pool's memory; other drivers make a picture object each time.
 */
final class Grabber {
  private static final int RGB = 3;

  private final WebcamDevice device;
  private final BufferPool pool;
  private int[] row = new int[0];
  private long lastStamp = -1;

  Grabber(WebcamDevice device, BufferPool pool) {
    this.device = device;
    this.pool = pool;
  }

  /** The device's next picture; may block for about a frame; null when there is none. */
  @Nullable RgbFrame grab() {
    if (device instanceof WebcamDevice.BufferAccess direct) {
      ByteBuffer bytes = direct.getImageBytes();
      Dimension size = device.getResolution();
      return bytes == null || size == null || isOld() ? null : copy(bytes, size);
    }
    BufferedImage image = device.getImage();
    return image == null ? null : copy(image);
  }

  /** The native driver returns its old picture when it could not get a new one. */
  private boolean isOld() {
    if (!(device instanceof WebcamDeviceWithBufferOperations stamped)) {
      return false;
    }
    long stamp = stamped.getLastFrameTimestamp();
    boolean old = stamp == lastStamp;
    lastStamp = stamp;
    return old;
  }

  private @Nullable RgbFrame copy(ByteBuffer bytes, Dimension size) {
    int width = size.width * RGB;
    int stride = bytes.capacity() / size.height;
    if (stride < width) {
      return null;
    }
    PooledBuffer buffer = pool.take(width * size.height).length(width * size.height);
    for (int y = 0; y < size.height; y++) {
      bytes.get(y * stride, buffer.array(), y * width, width);
    }
    return new RgbFrame(buffer, 0, size.width, size.height);
  }

  private RgbFrame copy(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (row.length < width) {
      row = new int[width];
    }
    PooledBuffer buffer = pool.take(width * height * RGB).length(width * height * RGB);
    byte[] to = buffer.array();
    int at = 0;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        to[at++] = (byte) (row[x] >> 16);
        to[at++] = (byte) (row[x] >> 8);
        to[at++] = (byte) row[x];
      }
    }
    return new RgbFrame(buffer, 0, width, height);
  }
}
