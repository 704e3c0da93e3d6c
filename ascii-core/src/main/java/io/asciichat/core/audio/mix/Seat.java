package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.MixerSettings;
import org.jspecify.annotations.Nullable;

/** One participant as the mixer sees it: a voice, a listener, or both. */
final class Seat {
  final float[] voice = new float[Samples.MAX];
  final Bus bus;

  /** The voice as it is in the common sum; of this tick. */
  float[] contribution = voice;

  private final float[] ducked = new float[Samples.MAX];

  /** The voice was given for this tick. */
  boolean fed;

  /** The voice is given and not silent. */
  boolean audible;

  /** Smoothed mean square. */
  float level;

  boolean speaking;

  /** What everybody but the loudest hears this voice with, at the beginning and end of the tick. */
  float gainBefore = 1;

  float gain = 1;

  boolean listens;

  /** The listener has a mix of its own in this tick. */
  boolean ownMix;

  /** What this listener hears the others with, when that differs from {@link #gain}. */
  @Nullable LeaderGains leader;

  Seat(MixerSettings settings, @Nullable GainCurve curve) {
    bus = new Bus(settings, curve);
  }

  /** Puts the voice into a sum. */
  void addTo(float[] sum, int count) {
    if (gainBefore == 1 && gain == 1) {
      contribution = voice;
    } else {
      contribution = ducked;
      Samples.ramp(ducked, voice, gainBefore, gain, count);
    }
    Samples.add(sum, contribution, count);
  }

  void reset() {
    fed = false;
    audible = false;
    level = 0;
    speaking = false;
    gainBefore = 1;
    gain = 1;
    ownMix = false;
    leader = null;
    bus.reset();
  }
}
