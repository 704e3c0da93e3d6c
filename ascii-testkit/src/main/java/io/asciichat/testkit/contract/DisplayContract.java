package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every display. An adapter's test extends this and says how to make one. */
public abstract class DisplayContract {
  private final BufferPool pool = new BufferPool();
  private Display display;

  /** For JUnit. */
  @SuppressWarnings("NullAway.Init")
  protected DisplayContract() {}

  /** A display that can be shown frames of at least 20 columns and 5 rows. */
  protected abstract Display create() throws Exception;

  /** Everything that is to be seen or was written since {@link #create()}. */
  protected abstract String output();

  @BeforeEach
  final void open() throws Exception {
    display = create();
  }

  @AfterEach
  final void close() {
    display.close();
  }

  @Test
  final void saysWhatItShows() {
    ViewerProfile profile = display.profile();
    assertTrue(profile.columns() >= 20 && profile.rows() >= 5, profile.toString());
  }

  @Test
  final void showsEveryRowOfAFrame() throws Exception {
    show("first row\nsecond row\nthird row");
    assertTrue(output().contains("first row"), output());
    assertTrue(output().contains("second row"), output());
    assertTrue(output().contains("third row"), output());
  }

  @Test
  final void showsTheNewestOfManyFrames() throws Exception {
    for (int i = 0; i < 100; i++) {
      show("frame " + i);
    }
    assertTrue(output().contains("frame 99"), output());
  }

  @Test
  final void borrowsAFrameForTheCall() throws Exception {
    PooledBuffer buffer = pool.take(1000);
    display.show(frame(buffer, "mine"));
    display.close();
    buffer.release();
    assertFalse(buffer.tryRetain(), "the display kept a reference after it was closed");
  }

  @Test
  final void showsFramesAfterItWasCleared() throws Exception {
    show("before");
    display.clear();
    show("after");
    assertTrue(output().contains("after"), output());
  }

  @Test
  final void takesAStatusLineFromAnyThread() throws Exception {
    show("picture");
    Thread other = new Thread(() -> display.status("reconnecting"));
    other.start();
    other.join();
    show("next picture");
    display.status(null);
    show("last picture");
    assertTrue(output().contains("last picture"), output());
  }

  @Test
  final void showsNothingAfterItWasClosed() throws Exception {
    display.close();
    String before = output();
    assertDoesNotThrow(() -> show("too late"));
    assertDoesNotThrow(display::clear);
    assertDoesNotThrow(() -> display.status("too late"));
    assertEquals(before, output());
  }

  @Test
  final void canBeClosedTwice() {
    display.close();
    String before = output();
    assertDoesNotThrow(display::close);
    assertEquals(before, output());
  }

  @Test
  final void takesAListener() {
    assertDoesNotThrow(() -> display.onProfileChange(() -> {}));
    assertNotNull(display.profile());
  }

  private void show(String text) throws Exception {
    PooledBuffer buffer = pool.take(1000);
    try {
      display.show(frame(buffer, text));
    } finally {
      buffer.release();
    }
  }

  private AsciiFrame frame(PooledBuffer buffer, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, buffer.array(), 7, bytes.length);
    ViewerProfile profile = display.profile();
    return new AsciiFrame(buffer, 7, bytes.length, profile.columns(), profile.rows());
  }
}
