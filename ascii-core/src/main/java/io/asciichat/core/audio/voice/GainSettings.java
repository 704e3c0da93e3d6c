package io.asciichat.core.audio.voice;

/**
 * How automatic gain behaves.
 *
 * @param targetDb the loudness that speech is brought to: RMS, dB of full scale, at most 0
 * @param floorDb what is softer (RMS) is no speech and changes nothing
 * @param leastDb the smallest gain, at most 0
 * @param mostDb the largest gain, 0 or more
 * @param riseDbPerSecond how fast it grows, above 0
 * @param fallDbPerSecond how fast it shrinks, above 0
 */
public record GainSettings(
    double targetDb,
    double floorDb,
    double leastDb,
    double mostDb,
    double riseDbPerSecond,
    double fallDbPerSecond) {
  /**
   * Speech at −20 dB RMS leaves its peaks some 12 dB of room and is as loud as what others send. A
   * gain that rises by 3 dB a second is not heard to move.
   */
  public static final GainSettings STANDARD = new GainSettings(-20, -50, -6, 15, 3, 12);

  /** Checks the ranges above. */
  public GainSettings {
    if (!(targetDb <= 0 && floorDb < targetDb && leastDb <= 0 && mostDb >= 0)
        || !(riseDbPerSecond > 0 && fallDbPerSecond > 0)) {
      throw new IllegalArgumentException(
          "no automatic gain: target %s dB, floor %s dB, %s to %s dB, %s and %s dB/s"
              .formatted(targetDb, floorDb, leastDb, mostDb, riseDbPerSecond, fallDbPerSecond));
    }
  }
}
