package io.asciichat.media.camera;

import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A running camera. Takes the newest picture from its capture thread; whatever it missed is gone.
 */
final class RunningCamera implements VideoSource {
  /** A camera that shows nothing for so long has been unplugged or has hung. */
  private static final long SILENCE = 5_000_000_000L;

  private final CaptureThread capture;
  private final String name;
  private boolean started;
  private long lastPicture;

  RunningCamera(CaptureThread capture, String name) {
    this.capture = capture;
    this.name = name;
  }

  @Override
  public @Nullable RgbFrame next(long now) throws IOException {
    RgbFrame newest = capture.take();
    if (newest != null || !started) {
      started = true;
      lastPicture = now;
    } else if (now - lastPicture > SILENCE || capture.failed()) {
      capture.end();
      throw new IOException(
          "the camera '" + name + "' stopped giving pictures; check that it is plugged in");
    }
    return newest;
  }

  @Override
  public double framesPerSecond() {
    return capture.rate();
  }

  @Override
  public boolean mirrored() {
    return true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    capture.end();
  }
}
