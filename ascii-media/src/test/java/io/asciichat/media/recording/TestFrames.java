package io.asciichat.media.recording;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.media.picture.Theme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Frames from text, in which E stands for an escape. */
final class TestFrames {
  static final ViewerProfile SMALL = ViewerProfile.ofSize(4, 2);
  static final RecordingSettings SETTINGS =
      new RecordingSettings(
          Theme.DARK, 5, Instant.ofEpochSecond(1_700_000_000), Map.of("TERM", "xterm-\"256\""));

  private TestFrames() {}

  static AsciiFrame frame(String text) {
    byte[] bytes = text.replace("E[", "\u001b[").getBytes(StandardCharsets.UTF_8);
    return new AsciiFrame(PooledBuffer.unpooled(bytes), 0, bytes.length, 4, 2);
  }
}
