package io.asciichat.core.audio;

/**
 * Checks of the settings. They are not in {@link MixerSettings} because its parts are made before
 * it: a part that called it would find its constants unset.
 */
final class Ranges {
  private Ranges() {}

  static void times(double attackMillis, double releaseMillis) {
    if (!(attackMillis > 0) || !(releaseMillis > 0)) {
      throw new IllegalArgumentException(
          "times must be above 0, not " + attackMillis + " and " + releaseMillis);
    }
  }

  static void negative(String name, double decibels) {
    if (!(decibels < 0)) {
      throw new IllegalArgumentException(name + " must be below 0 dB, not " + decibels);
    }
  }

  static void notNegative(String name, double decibels) {
    if (!(decibels >= 0)) {
      throw new IllegalArgumentException(name + " must not be negative: " + decibels);
    }
  }
}
