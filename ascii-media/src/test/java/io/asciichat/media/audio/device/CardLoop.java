package io.asciichat.media.audio.device;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Plays through real speakers and records what a real microphone hears at the same time. */
final class CardLoop {
  private static final long STEP_NANOS = 1_000_000;
  private static final long LIMIT_NANOS = 30_000_000_000L;
  private static final int WARM_UP = 24_000;
  private static final float LOUD = 0.5f;

  private final Microphone microphone;
  private final Speakers speakers;
  private long loudWritten;
  private long loudRead;

  CardLoop(Microphone microphone, Speakers speakers) {
    this.microphone = microphone;
    this.speakers = speakers;
  }

  /** Plays a sound, then silence; returns the first so many samples recorded. Closes both. */
  float[] run(float[] sound, int count) {
    float[] heard = new float[count];
    float[] silence = new float[480];
    int written = 0;
    int read = 0;
    long end = System.nanoTime() + LIMIT_NANOS;
    try (microphone;
        speakers) {
      while (read < count && System.nanoTime() < end) {
        long now = System.nanoTime();
        int got = microphone.read(now, heard, read, count - read);
        loudRead = loudRead == 0 && loud(heard, read, got) ? now : loudRead;
        read += got;
        // Until both devices are open for sure, there is silence.
        if (read > WARM_UP && written < sound.length) {
          int took = speakers.write(now, sound, written, sound.length - written);
          loudWritten = loudWritten == 0 && loud(sound, written, took) ? now : loudWritten;
          written += took;
        } else {
          speakers.write(now, silence, 0, silence.length);
        }
        // A device has its own time; this is how often a loop would look after it.
        LockSupport.parkNanos(STEP_NANOS);
      }
    }
    return Arrays.copyOf(heard, read);
  }

  private static boolean loud(float[] sound, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (Math.abs(sound[i]) > LOUD) {
        return true;
      }
    }
    return false;
  }

  /** From the call that wrote the first loud sample to the one that read it; huge if none did. */
  double millisUntilLoud() {
    return loudWritten == 0 || loudRead == 0 ? Double.MAX_VALUE : (loudRead - loudWritten) / 1e6;
  }
}
