package io.asciichat.core.audio.voice;

import io.asciichat.core.audio.dsp.CompressorCurve;
import io.asciichat.core.audio.dsp.GateSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the voice chain does. Each stage can be off.
 *
 * @param highPassHertz what lies below is hum, handling noise and direct current; 0 is off
 * @param gate silences what is too soft to be a voice; null is off
 * @param lowPassHertz what lies above is hiss rather than speech; 0 is off
 * @param compressor evens out loud and soft; null is off
 * @param compressorAttackMillis its time constant of growing softer, 0 or more
 * @param compressorReleaseMillis its time constant of growing louder, 0 or more
 * @param gain brings near and far voices to one loudness; null is off
 */
public record VoiceSettings(
    double highPassHertz,
    @Nullable GateSettings gate,
    double lowPassHertz,
    @Nullable CompressorCurve compressor,
    double compressorAttackMillis,
    double compressorReleaseMillis,
    @Nullable GainSettings gain) {
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
          new CompressorCurve(-12, 3, 6, 0),
          5,
          150,
          GainSettings.STANDARD);

  /** Sound as it comes from the microphone. */
  public static final VoiceSettings OFF = new VoiceSettings(0, null, 0, null, 0, 0, null);

  /** Checks the ranges above. */
  public VoiceSettings {
    if (!(highPassHertz >= 0 && lowPassHertz >= 0)
        || !(compressorAttackMillis >= 0 && compressorReleaseMillis >= 0)) {
      throw new IllegalArgumentException(
          "no voice chain: high-pass %s Hz, low-pass %s Hz, attack %s ms, release %s ms"
              .formatted(
                  highPassHertz, lowPassHertz, compressorAttackMillis, compressorReleaseMillis));
    }
  }
}
