package org.example.video;

import io.asciichat.core.port.VideoSource;
import io.asciichat.testkit.contract.VideoSourceContract;

/** Waves keep what the core expects of every source. */
class WavesTest extends VideoSourceContract {
  @Override
  protected VideoSource open() {
    return new Waves(pool);
  }
}
