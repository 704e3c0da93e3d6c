package io.asciichat.core.port;

/**
 * Takes out of a microphone's sound what the speakers put into it. {@link #played} is called by the
 * playback loop, {@link #process} by the capture loop, at the same time; no call blocks or
 * allocates.
 */
public interface EchoCanceller extends AudioFilter {
  /**
   * Tells what is handed to the speakers, in order and without gaps (silence included).
   *
   * @param samples the sound; not changed
   * @param offset index of the first sample
   * @param count samples, 0 or more
   */
  void played(float[] samples, int offset, int count);

  /**
   * Tells how late the speakers' sound is in the microphone's.
   *
   * @param samples from {@link #played} to {@link #process}: what both devices hold in their
   *     buffers, 0 or more
   */
  void delay(int samples);
}
