package io.asciichat.cli.command;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.VideoSource;
import io.asciichat.testkit.video.TestPattern;

/** Opens one's own picture as the options say. */
final class Sources {
  private Sources() {}

  static VideoSource open(SourceOptions options, BufferPool pool) {
    return new TestPattern("YOU", 480, 270, 60, 1, pool);
  }
}
