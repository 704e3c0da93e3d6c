package io.asciichat.core.buffer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private final BufferPool pool = new BufferPool();

  @Property(tries = 300)
  void capacityIsAtLeastWhatWasAskedFor(@ForAll @IntRange(max = 9 << 20) int capacity) {
    PooledBuffer buffer = new BufferPool().take(capacity);
    assertTrue(buffer.capacity() >= capacity);
    assertEquals(0, buffer.length());
  }

  @Test
  void theLastReleaseMakesTheArrayAvailableAgain() {
    PooledBuffer first = pool.take(1000);
    byte[] array = first.array();
    first.retain();
    first.release();
    assertNotSame(array, pool.take(1000).array());
    first.release();
    assertSame(array, pool.take(600).array());
    assertEquals(2, pool.created());
  }

  @Test
  void aBufferThatWasGivenBackCannotBeRetained() {
    PooledBuffer buffer = pool.take(10);
    buffer.release();
    assertFalse(buffer.tryRetain());
    assertThrows(IllegalStateException.class, buffer::retain);
  }

  @Test
  void releasingTooOftenIsReported() {
    PooledBuffer buffer = pool.take(10);
    buffer.release();
    assertThrows(IllegalStateException.class, buffer::release);
  }

  @Test
  void outstandingCountsWhatIsOut() {
    PooledBuffer small = pool.take(10);
    PooledBuffer huge = pool.take(BufferPool.MAX_KEPT + 1);
    assertEquals(2, pool.outstanding());
    small.release();
    huge.release();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void buffersThatLieIdleForLongAreGivenUp() {
    PooledBuffer used = pool.take(600);
    PooledBuffer burst = pool.take(600);
    burst.release();
    used.release();
    assertEquals(2048, pool.idleBytes());
    for (int i = 0; i <= BufferPool.TRIMS_KEPT; i++) {
      pool.take(600).release();
      pool.trim();
    }
    assertEquals(1024, pool.idleBytes(), "the one in use stays");
    assertEquals(0, pool.outstanding());
  }
}
