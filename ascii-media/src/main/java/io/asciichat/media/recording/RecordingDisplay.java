package io.asciichat.media.recording;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows through one display and lets a recorder see it. Status lines are not recorded. */
final class RecordingDisplay implements Display {
  private final Display display;
  private final Recorder recorder;

  RecordingDisplay(Display display, Recorder recorder) {
    this.display = display;
    this.recorder = recorder;
  }

  @Override
  public ViewerProfile profile() {
    return display.profile();
  }

  @Override
  public void onProfileChange(Runnable listener) {
    display.onProfileChange(listener);
  }

  @Override
  public void show(AsciiFrame frame) throws IOException {
    display.show(frame);
    recorder.shown(frame, display.profile());
  }

  @Override
  public void clear() throws IOException {
    display.clear();
    recorder.cleared();
  }

  @Override
  public void status(@Nullable String line) {
    display.status(line);
  }

  @Override
  public void close() {
    display.close();
    recorder.close();
  }
}
