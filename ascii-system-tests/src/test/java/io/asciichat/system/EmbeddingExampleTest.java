package io.asciichat.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.video.TestPattern;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmbeddingExampleTest {
  @Test
  void theExampleShowsPictures() throws InterruptedException {
    BufferPool pool = new BufferPool();
    TerminalThatGoesAway terminal = new TerminalThatGoesAway();
    TestPattern camera = new TestPattern("ME", 160, 120, 30, 1, pool);
    Thread caller = Thread.ofPlatform().start(() -> EmbeddingExample.call(camera, terminal));
    await().until(() -> terminal.memory.shownCount() > 10);
    terminal.gone = true;
    caller.join(10_000);
    assertFalse(caller.isAlive(), "the call is over when the terminal is gone");
  }

  private static final class TerminalThatGoesAway implements Display {
    final MemoryDisplay memory = new MemoryDisplay(ViewerProfile.ofSize(80, 24));
    volatile boolean gone;

    @Override
    public ViewerProfile profile() {
      return memory.profile();
    }

    @Override
    public void onProfileChange(Runnable listener) {
      memory.onProfileChange(listener);
    }

    @Override
    public void show(AsciiFrame frame) throws IOException {
      if (gone) {
        throw new IOException("hung up");
      }
      memory.show(frame);
    }

    @Override
    public void clear() {
      memory.clear();
    }

    @Override
    public void status(@Nullable String line) {
      memory.status(line);
    }

    @Override
    public void close() {
      memory.close();
    }
  }
}
