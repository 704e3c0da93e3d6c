package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.render.AsciiFrame;
import org.junit.jupiter.api.Test;

class LatestTextTest {
  private final BufferPool pool = new BufferPool();
  private final LatestText frames = new LatestText();

  private AsciiFrame frame() {
    return new AsciiFrame(pool.take(1).length(1), 0, 1, 1, 1);
  }

  @Test
  void onlyTheNewestIsKept() {
    frames.publish(frame());
    AsciiFrame newest = frame();
    frames.publish(newest);
    assertSame(newest, frames.take());
    assertNull(frames.take());
    newest.release();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void whatComesAfterTheEndGoesBack() {
    frames.publish(frame());
    frames.close();
    frames.publish(frame());
    assertNull(frames.take());
    assertEquals(0, pool.outstanding());
  }
}
