package io.asciichat.system;

import java.lang.management.ManagementFactory;

/** What the tests run on. */
final class Machine {
  private Machine() {}

  /** Whether more threads want to run than can: then gaps say nothing about the program. */
  static boolean isBusy() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() > system.getAvailableProcessors();
  }
}
