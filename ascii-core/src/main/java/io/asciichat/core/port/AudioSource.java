package io.asciichat.core.port;

import java.io.IOException;

/**
 * A source of sound: a microphone, a media file, a tone. Mono, 48,000 samples a second, each −1 to
 * 1. Called by one loop at a time, every few milliseconds; no call blocks.
 */
public interface AudioSource extends AutoCloseable {
  /** Samples a second of all sound in this program, as Opus has it at its best. */
  int SAMPLE_RATE = 48_000;

  /**
   * Takes what was recorded since the last call, oldest first. A device that is not asked for long
   * forgets the oldest samples.
   *
   * @param now the clock's reading in nanoseconds; generators and files give what is due by then,
   *     counted from the first call
   * @param samples takes the sound
   * @param offset index of the first sample to write
   * @param count the most samples to write
   * @return samples written, 0 to count; 0 when there is nothing new, which includes a device that
   *     has vanished and may come back
   * @throws IOException when the source has failed for good; the message is one line for a person
   */
  int read(long now, float[] samples, int offset, int count) throws IOException;

  /** Whether {@link #read} will never give another sample. A microphone never ends. */
  default boolean ended() {
    return false;
  }

  /** Returns a name for people: that of a device or a file. */
  String name();

  /** Gives the device or file back. Never throws, may be called repeatedly. */
  @Override
  void close();
}
