package io.asciichat.core.video;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.buffer.ReferenceCounted;

/**
 * One picture: packed RGB, three bytes a pixel (red, green, blue, each 0 to 255), rows from top to
 * bottom without padding. The pixels live in a reference-counted buffer, so a picture travels from
 * the network to the renderers without a copy.
 *
 * <p>Immutable once shared. A receiver that keeps a frame owns one reference and releases it.
 */
public final class RgbFrame implements ReferenceCounted {
  private final PooledBuffer buffer;
  private final int offset;
  private final int width;
  private final int height;

  /**
   * @param buffer holds the pixels; this frame takes over the caller's reference
   * @param offset index of the first pixel's red byte
   * @param width pixels in a row, 1 or more
   * @param height rows, 1 or more
   * @throws IllegalArgumentException when the pixels do not lie within the buffer
   */
  public RgbFrame(PooledBuffer buffer, int offset, int width, int height) {
    if (width < 1
        || height < 1
        || offset < 0
        || (long) width * height * 3 > (long) buffer.capacity() - offset) {
      throw new IllegalArgumentException(
          width + "x" + height + " at " + offset + " in " + buffer.capacity() + " bytes");
    }
    this.buffer = buffer;
    this.offset = offset;
    this.width = width;
    this.height = height;
  }

  /**
   * A frame around an array of exactly {@code width * height * 3} or more bytes, outside any pool.
   */
  public static RgbFrame of(int width, int height, byte[] rgb) {
    return new RgbFrame(PooledBuffer.unpooled(rgb), 0, width, height);
  }

  /** The array the pixels lie in, from {@link #offset()} on. Not to be written. */
  public byte[] array() {
    return buffer.array();
  }

  /** Index of the first pixel's red byte in {@link #array()}. */
  public int offset() {
    return offset;
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Bytes of pixels: {@code width * height * 3}. */
  public int size() {
    return width * height * 3;
  }

  /** Adds a reference that the caller must release. */
  public RgbFrame retain() {
    buffer.retain();
    return this;
  }

  @Override
  public boolean tryRetain() {
    return buffer.tryRetain();
  }

  @Override
  public void release() {
    buffer.release();
  }

  @Override
  public String toString() {
    return "RgbFrame[" + width + "x" + height + "]";
  }
}
