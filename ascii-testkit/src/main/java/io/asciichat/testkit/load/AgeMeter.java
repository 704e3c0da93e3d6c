package io.asciichat.testkit.load;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.testkit.load.ContentAge.Scale;
import io.asciichat.testkit.load.Feed.MeasureWindow;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Measures the age of what one client sees. Reading a frame costs as much as a millisecond on the
 * processors of the server that is measured, so only some are read. Written by the client's receive
 * loop; read after that has ended.
 */
final class AgeMeter {
  private static final long READ_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long MAX_AGE_MICROS = TimeUnit.SECONDS.toMicros(2);

  private final MarkReader reader;
  private final Pictures pictures;
  private final MeasureWindow window;
  private final Histogram ages = newHistogram();
  private long nextAt = Long.MIN_VALUE;
  private long unread;

  AgeMeter(MarkReader reader, Pictures pictures, MeasureWindow window) {
    this.reader = reader;
    this.pictures = pictures;
    this.window = window;
  }

  static Histogram newHistogram() {
    return new Histogram(MAX_AGE_MICROS, 3);
  }

  /** Returns whether the frame that has just come is one to be read. */
  boolean wants(long now) {
    return now >= nextAt && window.contains(now);
  }

  /**
   * Reads a frame.
   *
   * @param now when it arrived
   */
  void read(long now, ByteSlice text) {
    nextAt = now + READ_PAUSE;
    int slots = reader.newest(text, pictures.slotAt(now));
    if (slots < 0) {
      unread++;
    } else {
      ages.recordValue(TimeUnit.NANOSECONDS.toMicros(pictures.ageOf(slots, now)));
    }
  }

  Histogram ages() {
    return ages;
  }

  /** Frames that could not be read. */
  long unread() {
    return unread;
  }

  @Nullable ContentAge result() {
    return ContentAge.ofMicros(ages, unread, scale());
  }

  Scale scale() {
    return pictures.scale();
  }
}
