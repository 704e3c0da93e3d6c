package io.asciichat.media.audio.echo;

import io.asciichat.core.port.AudioSource;
import java.util.Random;

/**
 * How speakers sound at a microphone in a room: the direct way, then exponentially fading noise, as
 * in Polack's model of reverberation.
 */
final class Room {
  private final float[] response;

  /**
   * @param delay samples of the direct way, with all buffers on it
   * @param reverberationSeconds until the echo has faded by 60 dB
   */
  Room(int delay, double reverberationSeconds, long seed) {
    Random random = new Random(seed);
    int length = (int) (reverberationSeconds * AudioSource.SAMPLE_RATE);
    response = new float[delay + length];
    response[delay] = 0.5f;
    double fading = 6.91 / length;
    for (int i = 1; i < length; i++) {
      response[delay + i] = (float) (0.03 * random.nextGaussian() * Math.exp(-i * fading));
    }
  }

  /** What the microphone hears. */
  float[] echo(float[] played) {
    float[] heard = new float[played.length];
    for (int from = 0; from < played.length; from++) {
      float sample = played[from];
      int most = Math.min(response.length, played.length - from);
      for (int i = 0; i < most; i++) {
        heard[from + i] += sample * response[i];
      }
    }
    return heard;
  }
}
