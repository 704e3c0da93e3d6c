package io.asciichat.core.audio;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the voice chain. Each stage can be off.
 *
 * @param highPassHertz what lies below is hum, handling noise and direct current; 0 is off
 * @param gate silences what is too soft to be a voice; null is off
 * @param lowPassHertz what lies above is hiss rather than speech; 0 is off
 * @param compression evens out loud and soft; null is off
 * @param gain brings near and far voices to one loudness; null is off
 */
public record VoiceSettings(
    double highPassHertz,
    @Nullable GateSettings gate,
    double lowPassHertz,
    @Nullable Compression compression,
    @Nullable Gain gain) {
  /**
   * The usual chain. The gate opens at −42 dB: room noise in a laptop's microphone peaks at −50 dB
   * and below, soft consonants at −40 dB. (The C program opens at an amplitude of 0.08, −22 dB,
   * which swallows whole words of a speaker at arm's length.) It stays open for 150 ms, longer than
   * the closure of a plosive.
   */
  public static final VoiceSettings STANDARD =
      new VoiceSettings(
          150,
          new GateSettings(-42, 6, 0.5, 150, 30),
          8000,
          new Compression(new CompressorCurve(-12, 3, 6, 0), 5, 150),
          Gain.STANDARD);

  /** Sound as it comes from the microphone. */
  public static final VoiceSettings OFF = new VoiceSettings(0, null, 0, null, null);

  /** Checks the ranges above. */
  public VoiceSettings {
    if (!(highPassHertz >= 0 && lowPassHertz >= 0)) {
      throw new IllegalArgumentException(
          "no voice chain: high-pass %s Hz, low-pass %s Hz".formatted(highPassHertz, lowPassHertz));
    }
  }

  /**
   * Compression of a voice.
   *
   * @param curve how much softer which level becomes
   * @param attackMillis time constant of growing softer, 0 or more
   * @param releaseMillis time constant of growing louder, 0 or more
   */
  public record Compression(CompressorCurve curve, double attackMillis, double releaseMillis) {
    /** Checks the ranges above. */
    public Compression {
      if (!(attackMillis >= 0 && releaseMillis >= 0)) {
        throw new IllegalArgumentException(
            "no compression: attack %s ms, release %s ms".formatted(attackMillis, releaseMillis));
      }
    }
  }

  /**
   * Settings of automatic gain.
   *
   * @param targetDb the loudness that speech is brought to: RMS, dB of full scale, at most 0
   * @param floorDb what is softer (RMS) is no speech and changes nothing
   * @param leastDb the smallest gain, at most 0
   * @param mostDb the largest gain, 0 or more
   * @param riseDbPerSecond how fast it grows, above 0
   * @param fallDbPerSecond how fast it shrinks, above 0
   */
  public record Gain(
      double targetDb,
      double floorDb,
      double leastDb,
      double mostDb,
      double riseDbPerSecond,
      double fallDbPerSecond) {
    /**
     * Speech at −20 dB RMS leaves its peaks some 12 dB of room and is as loud as what others send.
     * A gain that rises by 3 dB a second is not heard to move.
     */
    public static final Gain STANDARD = new Gain(-20, -50, -6, 15, 3, 12);

    /** Checks the ranges above. */
    public Gain {
      if (!(targetDb <= 0 && floorDb < targetDb && leastDb <= 0 && mostDb >= 0)
          || !(riseDbPerSecond > 0 && fallDbPerSecond > 0)) {
        throw new IllegalArgumentException(
            "no automatic gain: target %s dB, floor %s dB, %s to %s dB, %s and %s dB/s"
                .formatted(targetDb, floorDb, leastDb, mostDb, riseDbPerSecond, fallDbPerSecond));
      }
    }
  }
}
