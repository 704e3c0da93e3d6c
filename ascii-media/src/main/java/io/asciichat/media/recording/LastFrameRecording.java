package io.asciichat.media.recording;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Keeps the newest frame and writes it when all is over. */
final class LastFrameRecording implements Recording {
  /** Writes one frame in some format. */
  @FunctionalInterface
  interface Encoder {
    void write(AsciiFrame frame, ViewerProfile profile, OutputStream out) throws IOException;
  }

  private final TargetFile target;
  private final Encoder encoder;
  private @Nullable AsciiFrame newest;
  private @Nullable ViewerProfile newestProfile;

  LastFrameRecording(TargetFile target, Encoder encoder) {
    this.target = target;
    this.encoder = encoder;
  }

  @Override
  public void frame(AsciiFrame frame, ViewerProfile profile, long nanos, boolean cleared) {
    AsciiFrame old = newest;
    newest = frame.retain();
    newestProfile = profile;
    if (old != null) {
      old.release();
    }
  }

  @Override
  public void finish(long nanos) throws IOException {
    AsciiFrame frame = newest;
    ViewerProfile profile = newestProfile;
    if (frame == null || profile == null) {
      target.discard();
      return;
    }
    try (OutputStream out = target.stream()) {
      encoder.write(frame, profile, out);
    } finally {
      newest = null;
      frame.release();
    }
    target.commit();
  }

  @Override
  public void abandon() {
    if (newest != null) {
      newest.release();
      newest = null;
    }
    target.discard();
  }
}
