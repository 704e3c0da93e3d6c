package io.asciichat.core.port;

import java.io.IOException;

/**
 * Where sound is heard: speakers, a file, memory. Mono, {@link AudioSource#SAMPLE_RATE} samples a
 * second, each −1 to 1; louder ones are clipped. Called by one loop at a time, every few
 * milliseconds; no call blocks.
 */
public interface AudioSink extends AutoCloseable {
  /**
   * Queues sound behind what is queued already. A sink that runs dry plays silence and goes on with
   * the next samples it gets.
   *
   * @param now the clock's reading in nanoseconds
   * @param samples holds the sound; not changed
   * @param offset index of the first sample to play
   * @param count samples to play
   * @return samples taken, 0 to count: fewer when the device's buffer is full; a device that has
   *     vanished and may come back takes all and drops them
   * @throws IOException when the sink has failed for good; the message is one line for a person
   */
  int write(long now, float[] samples, int offset, int count) throws IOException;

  /**
   * Samples that were taken and are not heard yet. The caller keeps this low: it is delay.
   *
   * @param now the clock's reading in nanoseconds
   */
  int buffered(long now);

  /** Returns a name for people: that of a device or a file. */
  String name();

  /** Gives the device or file back. Never throws, may be called repeatedly. */
  @Override
  void close();
}
