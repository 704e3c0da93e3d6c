package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Snapshot snapshot =
      new Snapshot(
          PlainDisplay.inPipe(out, Traits.RICH, ViewPreferences.DEFAULTS, new PlainSize(20, 5)));

  @Test
  void printsTheNewestFrameOnce() throws Exception {
    snapshot.show(Frames.of("old", 20, 5));
    snapshot.show(Frames.of("new", 20, 5));
    assertTrue(snapshot.print(Long.MAX_VALUE, 0));
    snapshot.show(Frames.of("later", 20, 5));
    assertEquals("new\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void endsWithoutAFrameWhenItIsClosed() throws Exception {
    snapshot.close();
    assertFalse(snapshot.print(Long.MAX_VALUE, Long.MAX_VALUE));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void doesNotWaitForTheDelayWhenItIsClosed() throws Exception {
    snapshot.show(Frames.of("last", 20, 5));
    snapshot.close();
    assertTrue(snapshot.print(Long.MAX_VALUE, Long.MAX_VALUE));
    assertEquals("last\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void givesUpWhenNoFrameComes() {
    assertThrows(TimeoutException.class, () -> snapshot.print(1, 0));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }
}
