package io.asciichat.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;

/** What the tests run on. */
final class Machine {
  private Machine() {}

  /** Skips the test when there is no virtual sound card. */
  static void needsSoundCard() {
    assumeTrue(
        System.getenv("ASCII_CHAT_TEST_SOUND_CARD") != null,
        "no virtual sound card: run the build under .ci/sound-card");
  }

  /** Whether more threads want to run than can: then gaps say nothing about the program. */
  static boolean isBusy() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() > system.getAvailableProcessors();
  }
}
