package io.asciichat.core.audio;

/**
 * Settings of a noise gate.
 *
 * @param thresholdDb the peak level that opens it, dB of full scale, at most 0
 * @param hysteresisDb how far below that the level must fall before it closes, 0 or more
 * @param attackMillis time constant of opening, 0 or more
 * @param holdMillis how long it stays open after the level fell, 0 or more: longer than the pauses
 *     within a word
 * @param releaseMillis time constant of closing, 0 or more
 */
public record GateSettings(
    double thresholdDb,
    double hysteresisDb,
    double attackMillis,
    double holdMillis,
    double releaseMillis) {
  /** Checks the ranges above. */
  public GateSettings {
    if (!(thresholdDb <= 0
        && hysteresisDb >= 0
        && attackMillis >= 0
        && holdMillis >= 0
        && releaseMillis >= 0)) {
      throw new IllegalArgumentException(
          "no gate: threshold %s dB, hysteresis %s dB, attack %s, hold %s, release %s ms"
              .formatted(thresholdDb, hysteresisDb, attackMillis, holdMillis, releaseMillis));
    }
  }
}
