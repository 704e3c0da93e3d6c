package io.asciichat.core.render;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.buffer.ReferenceCounted;

/**
 * One rendered picture: UTF-8 text with SGR escapes, rows separated by a single line feed, none
 * after the last row, no cursor movement. The text lies in a reference-counted buffer; a receiver
 * that keeps a frame owns one reference.
 *
 * @param buffer holds the text
 * @param offset index of the first byte of text
 * @param length bytes of text
 * @param columns width of the terminal the text was made for
 * @param rows height of the terminal the text was made for
 */
public record AsciiFrame(PooledBuffer buffer, int offset, int length, int columns, int rows)
    implements ReferenceCounted {
  /**
   * The text that a {@link SceneRenderer} has put into a buffer.
   *
   * @param buffer holds the text up to its length; the frame takes over the caller's reference
   * @param offset the renderer's reserve
   * @param profile what the text was made for
   */
  public static AsciiFrame of(PooledBuffer buffer, int offset, ViewerProfile profile) {
    return new AsciiFrame(
        buffer, offset, buffer.length() - offset, profile.columns(), profile.rows());
  }

  /** Adds a reference that the caller must release. */
  public AsciiFrame retain() {
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
}
