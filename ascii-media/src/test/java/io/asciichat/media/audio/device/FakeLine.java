package io.asciichat.media.audio.device;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A device in memory, for either direction. What is available is what a test has put there with
 * {@link #offer}; unlimited devices always have 480 frames.
 */
final class FakeLine implements DeviceLine {
  static final int CAPACITY = 960;

  /** What happens when the device is used. */
  enum Mood {
    WELL,
    THROWS,
    MOVES_NOTHING
  }

  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger offered = new AtomicInteger();
  private final LineFormat format;
  private final boolean unlimited;
  volatile Mood mood = Mood.WELL;
  volatile byte[] last = new byte[0];
  private int position;

  FakeLine(LineFormat format, boolean unlimited) {
    this.format = format;
    this.unlimited = unlimited;
  }

  static FakeLine unlimited() {
    return new FakeLine(LineFormat.WANTED.getFirst(), true);
  }

  static FakeLine with(int frames) {
    FakeLine line = new FakeLine(LineFormat.WANTED.getFirst(), false);
    line.offer(frames);
    return line;
  }

  void offer(int frames) {
    offered.addAndGet(frames);
  }

  @Override
  public LineFormat format() {
    return format;
  }

  @Override
  public int capacity() {
    return CAPACITY;
  }

  @Override
  public int available() {
    if (mood == Mood.THROWS) {
      throw new IllegalStateException("gone");
    }
    if (mood == Mood.MOVES_NOTHING) {
      return 0;
    }
    return unlimited ? CAPACITY / 2 : offered.get();
  }

  /** Records a 1 kHz tone of half the full scale; remembers what is played. */
  @Override
  public int transfer(byte[] bytes, int frames) {
    int size = format.frameSize();
    last = Arrays.copyOf(bytes, frames * size);
    for (int i = 0; i < frames; i++) {
      short value = (short) (16384 * Math.sin(2 * Math.PI * 1000 * (position + i) / format.rate()));
      for (int channel = 0; channel < format.channels(); channel++) {
        bytes[i * size + 2 * channel] = (byte) value;
        bytes[i * size + 2 * channel + 1] = (byte) (value >> 8);
      }
    }
    position += frames;
    offered.addAndGet(-frames);
    return frames;
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
