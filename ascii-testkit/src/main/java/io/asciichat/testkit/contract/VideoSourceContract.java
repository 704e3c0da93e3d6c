package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of every {@link VideoSource}. */
@Timeout(60)
public abstract class VideoSourceContract {
  /** An arbitrary time of the first call: sources must not take the clock's zero for the start. */
  private static final long START = 7_000_000_000L;

  private static final long TIMEOUT = 10_000_000_000L;

  /** The pool that the tested sources take their pictures' memory from. */
  protected final BufferPool pool = new BufferPool();

  /** For subclasses. */
  protected VideoSourceContract() {}

  /** A new, working source that takes its memory from {@link #pool}. */
  protected abstract VideoSource open();

  /** Returns whether the source shows more than one picture. */
  protected boolean moves() {
    return true;
  }

  /** Returns whether the source follows the given time alone; a device follows its own. */
  protected boolean followsTheClock() {
    return true;
  }

  /**
   * Asks for pictures, a nominal interval later each time, until there is one.
   *
   * @param from the time of the first call
   */
  protected final RgbFrame await(VideoSource source, long from) throws IOException {
    long step = (long) (1e9 / source.framesPerSecond());
    long deadline = System.nanoTime() + TIMEOUT;
    long now = from;
    RgbFrame frame = source.next(now);
    while (frame == null) {
      assertTrue(System.nanoTime() < deadline, "no picture");
      Thread.onSpinWait();
      now += followsTheClock() ? step : 1000;
      frame = source.next(now);
    }
    return frame;
  }

  @Test
  void tellsItsNameAndRate() {
    try (VideoSource source = open()) {
      assertAll(
          () -> assertFalse(source.name().isBlank()),
          () -> assertTrue(source.framesPerSecond() > 0),
          () -> assertTrue(Double.isFinite(source.framesPerSecond())),
          () -> assertFalse(source.ended(), "before the first picture"));
    }
  }

  @Test
  void handsOverOneReferenceToEachPicture() throws IOException {
    try (VideoSource source = open()) {
      RgbFrame frame = await(source, START);
      assertTrue(frame.width() >= 1 && frame.height() >= 1);
      assertTrue(frame.offset() + frame.size() <= frame.array().length);
      assertTrue(pool.outstanding() >= 1, "the picture comes from the pool");
      frame.release();
      assertFalse(frame.tryRetain(), "the source keeps no reference");
    }
    assertEquals(0, pool.outstanding(), "buffers left after the end");
  }

  @Test
  void saysNothingNewForTheSameTime() throws IOException {
    if (!followsTheClock()) {
      return;
    }
    try (VideoSource source = open()) {
      RgbFrame first = source.next(START);
      assertNotNull(first, "files and generators answer at once");
      first.release();
      assertNull(source.next(START));
    }
  }

  @Test
  void goesOnWhenTimeDoes() throws IOException {
    try (VideoSource source = open()) {
      await(source, START).release();
      if (moves()) {
        await(source, START + (long) (1e9 / source.framesPerSecond())).release();
      } else {
        for (long later = 1; later < 100; later++) {
          assertNull(source.next(START + later * 1_000_000_000L));
        }
      }
    }
  }

  @Test
  void keepsTheSizeOfItsPictures() throws IOException {
    if (!moves()) {
      return;
    }
    try (VideoSource source = open()) {
      RgbFrame first = await(source, START);
      RgbFrame second = await(source, START + 1_000_000_000L);
      assertEquals(first.width(), second.width());
      assertEquals(first.height(), second.height());
      first.release();
      second.release();
    }
  }

  @Test
  void closesTwiceAndLeavesHandedOutPicturesAlone() throws IOException {
    VideoSource source = open();
    RgbFrame frame = await(source, START);
    byte before = frame.array()[frame.offset()];
    source.close();
    source.close();
    assertEquals(before, frame.array()[frame.offset()]);
    frame.release();
    assertEquals(0, pool.outstanding(), "buffers left after the end");
  }

  @Test
  void closesWithoutHavingShownAnything() {
    open().close();
    assertEquals(0, pool.outstanding(), "buffers left after the end");
  }
}
