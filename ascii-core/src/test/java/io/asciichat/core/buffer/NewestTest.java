package io.asciichat.core.buffer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestTest {
  private final BufferPool pool = new BufferPool();
  private final Newest<RgbFrame> latest = new Newest<>();

  @Test
  void holdsTheNewestAndGivesOlderOnesBack() {
    latest.publish(frame(1));
    RgbFrame newest = frame(2);
    latest.publish(newest);
    assertEquals(1, pool.outstanding());
    RgbFrame acquired = Objects.requireNonNull(latest.acquire());
    assertSame(newest, acquired);
    latest.clear();
    assertEquals(1, pool.outstanding(), "the reader still has it");
    acquired.release();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void tellsWhatWasReplacedUnseen() {
    assertFalse(latest.publish(frame(1)), "there was nothing");
    assertTrue(latest.publish(frame(2)), "nobody has seen 1");
    Objects.requireNonNull(latest.acquire()).release();
    assertFalse(latest.publish(frame(3)), "2 was seen");
    assertTrue(latest.publish(frame(4)), "nobody has seen 3");
  }

  @Test
  void isEmptyBeforeTheFirstAndAfterClearing() {
    assertNull(latest.acquire());
    latest.publish(frame(1));
    latest.clear();
    assertNull(latest.acquire());
    assertTrue(latest.isEmpty());
  }

  @Test
  void whatIsTakenIsNotThereAnyMore() {
    latest.publish(frame(1));
    RgbFrame newest = frame(2);
    latest.publish(newest);
    assertSame(newest, latest.take());
    assertNull(latest.take());
    newest.release();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void whatComesAfterTheEndGoesBack() {
    latest.publish(frame(1));
    latest.close();
    latest.publish(frame(2));
    assertNull(latest.take());
    assertEquals(0, pool.outstanding());
  }

  /**
   * Every picture is one byte repeated; a reader that sees two different ones has a torn picture.
   */
  @Test
  void readersNeverSeeATornPictureWhileTheWriterReusesBuffers() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicReference<@Nullable String> torn = new AtomicReference<>();
    Thread[] readers = new Thread[2];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = Thread.ofPlatform().start(() -> read(stop, torn));
    }
    for (int i = 0; i < 200_000; i++) {
      latest.publish(frame(i));
    }
    stop.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    latest.clear();
    assertNull(torn.get());
    assertEquals(0, pool.outstanding());
    assertTrue(pool.created() < 50, "buffers are reused, made " + pool.created());
  }

  private void read(AtomicBoolean stop, AtomicReference<@Nullable String> torn) {
    while (!stop.get()) {
      RgbFrame frame = latest.acquire();
      if (frame != null) {
        byte[] pixels = Arrays.copyOfRange(frame.array(), 0, frame.size());
        frame.release();
        for (byte pixel : pixels) {
          if (pixel != pixels[0]) {
            torn.set(Arrays.toString(pixels));
          }
        }
      }
    }
  }

  private RgbFrame frame(int content) {
    RgbFrame frame = new RgbFrame(pool.take(48), 0, 4, 4);
    Arrays.fill(frame.array(), 0, 48, (byte) content);
    return frame;
  }
}
