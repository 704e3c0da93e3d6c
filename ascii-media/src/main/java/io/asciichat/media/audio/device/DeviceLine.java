package io.asciichat.media.audio.device;

/**
 * An open, running line of a sound card: a stream of frames that flows in or out. Everything here
 * throws unchecked exceptions when the device is gone; what is {@linkplain #available() available}
 * moves without blocking.
 */
interface DeviceLine extends AutoCloseable {
  /** The meaning of the bytes. */
  LineFormat format();

  /** Frames the device's buffer holds. */
  int capacity();

  /** Frames that can be read or written at once; may be more than the capacity after it ran dry. */
  int available();

  /**
   * Reads or writes, depending on the line's direction.
   *
   * @param bytes where they go to or come from, from index 0 on
   * @param frames how many, at most what is available
   * @return how many frames moved; a negative number when the device is gone
   */
  int transfer(byte[] bytes, int frames);

  /** Gives the device back. May block. */
  @Override
  void close();
}
