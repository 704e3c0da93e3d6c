package io.asciichat.media.audio.device;

import javax.sound.sampled.DataLine;

/**
 * A line of Java Sound.
 *
 * @param line the open line
 * @param format what it was opened with
 * @param mover reads or writes so many frames of these bytes
 */
record JavaSoundLine(DataLine line, LineFormat format, Mover mover) implements DeviceLine {
  /** Java Sound has the method in two unrelated interfaces. */
  @FunctionalInterface
  interface Mover {
    int move(byte[] bytes, int frames);
  }

  @Override
  public int capacity() {
    return line.getBufferSize() / format.frameSize();
  }

  @Override
  public int available() {
    return line.available() / format.frameSize();
  }

  @Override
  public int transfer(byte[] bytes, int frames) {
    return mover.move(bytes, frames);
  }

  @Override
  public void close() {
    line.close();
  }
}
