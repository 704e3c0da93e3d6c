package io.asciichat.testkit.arch.sample.core;

import java.util.logging.Logger;

class UsesLogging {
  private static final Logger LOGGER = Logger.getLogger("sample");

  void log(byte[][] data, String text) {
    LOGGER.info(text + data.length);
  }
}
