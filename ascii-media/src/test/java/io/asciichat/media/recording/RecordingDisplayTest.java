package io.asciichat.media.recording;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.contract.DisplayContract;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.ManualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** With a recorder around it, a display still does what every display does. */
class RecordingDisplayTest extends DisplayContract {
  @TempDir private Path folder;
  private final MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));

  @Override
  protected Display create() {
    return Recorder.open(folder.resolve("a.gif"), TestFrames.SETTINGS, new ManualClock())
        .around(display);
  }

  @Override
  protected String output() {
    return display.text();
  }
}
