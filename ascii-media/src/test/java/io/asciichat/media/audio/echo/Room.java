package io.asciichat.media.audio.echo;

import io.asciichat.core.port.AudioSource;
import java.util.Random;

/**
 * How speakers sound at a microphone in a room: the direct way, then exponentially fading noise, as
 * in Polack's model of reverberation.
 */
final class Room {
  private final int[] when;
  private final float[] response;
  private int reflections;

  /**
   * @param delay samples of the direct way, with all buffers on it
   * @param reverberationSeconds until the echo has faded by 60 dB
   */
  Room(int delay, double reverberationSeconds, long seed) {
    Random random = new Random(seed);
    int length = (int) (reverberationSeconds * AudioSource.SAMPLE_RATE);
    when = new int[length];
    response = new float[length];
    add(delay, 0.5);
    // One reflection for each eighth sample, on the average, as strong as eight.
    for (int i = 1 + random.nextInt(15); i < length; i += 1 + random.nextInt(15)) {
      double fades = Math.exp(-6.91 * i / length);
      add(delay + i, 0.03 * Math.sqrt(8) * random.nextGaussian() * fades);
    }
  }

  private void add(int samples, double strength) {
    when[reflections] = samples;
    response[reflections] = (float) strength;
    reflections++;
  }

  /** What the microphone hears. */
  float[] echo(float[] played) {
    float[] heard = new float[played.length];
    for (int i = 0; i < reflections; i++) {
      for (int to = when[i]; to < heard.length; to++) {
        heard[to] += response[i] * played[to - when[i]];
      }
    }
    return heard;
  }
}
