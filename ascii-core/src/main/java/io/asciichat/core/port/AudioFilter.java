package io.asciichat.core.port;

/**
 * Changes one stream of sound in place, keeping its length: a high-pass, a gate, a compressor.
 * Mono, {@link AudioSource#SAMPLE_RATE} samples a second. Belongs to one loop; a call allocates
 * nothing.
 */
public interface AudioFilter extends AutoCloseable {
  /**
   * Filters the next piece of the stream.
   *
   * @param samples the sound, replaced by what the filter makes of it
   * @param offset index of the first sample
   * @param count samples, 0 or more; pieces may be of any length
   */
  void process(float[] samples, int offset, int count);

  /** Frees what the filter holds outside of Java. Never throws, may be called repeatedly. */
  @Override
  default void close() {}
}
