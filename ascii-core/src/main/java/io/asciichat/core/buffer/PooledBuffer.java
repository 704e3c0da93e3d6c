package io.asciichat.core.buffer;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A byte array with a reference count. It starts with one reference, owned by the caller that took
 * it; the last {@link #release()} gives the array back to its pool. After that the holder must not
 * touch it.
 *
 * <p>Thread rules: the count may be changed from any thread. The content is written by one thread
 * before it is shared and only read afterwards; whatever hands the reference over (a queue, an
 * atomic reference) publishes the content too.
 */
public final class PooledBuffer {
  private final byte[] array;
  private final @Nullable BufferPool pool;
  private final AtomicInteger references = new AtomicInteger(1);
  private int length;

  /** Written before the pool holds the buffer, and read there: when it was given back. */
  private int idleSince;

  PooledBuffer(byte[] array, @Nullable BufferPool pool) {
    this.array = array;
    this.pool = pool;
  }

  /**
   * A buffer around the given array that belongs to no pool; releasing it does nothing but the
   * counting.
   */
  public static PooledBuffer unpooled(byte[] array) {
    PooledBuffer buffer = new PooledBuffer(array, null);
    buffer.length = array.length;
    return buffer;
  }

  /**
   * The whole array; its length is {@link #capacity()}, the part in use ends at {@link #length()}.
   */
  public byte[] array() {
    return array;
  }

  /** The number of bytes that fit. */
  public int capacity() {
    return array.length;
  }

  /** The number of bytes in use, from index 0 on. */
  public int length() {
    return length;
  }

  /**
   * Sets how many bytes are in use.
   *
   * @throws IllegalArgumentException outside 0 … capacity
   */
  public PooledBuffer length(int newLength) {
    if (newLength < 0 || newLength > array.length) {
      throw new IllegalArgumentException("length " + newLength + " of " + array.length);
    }
    length = newLength;
    return this;
  }

  /**
   * Adds a reference that the caller must release.
   *
   * @throws IllegalStateException when the last reference is already gone
   */
  public PooledBuffer retain() {
    if (!tryRetain()) {
      throw new IllegalStateException("buffer was already given back");
    }
    return this;
  }

  /** Adds a reference unless the last one is already gone; tells whether it did. */
  public boolean tryRetain() {
    while (true) {
      int now = references.get();
      if (now <= 0) {
        return false;
      }
      if (references.compareAndSet(now, now + 1)) {
        return true;
      }
    }
  }

  /**
   * Drops one reference; the last one gives the array back.
   *
   * @throws IllegalStateException when there was none left
   */
  public void release() {
    int left = references.decrementAndGet();
    if (left < 0) {
      throw new IllegalStateException("buffer was released more often than retained");
    }
    if (left == 0 && pool != null) {
      pool.giveBack(this);
    }
  }

  /** The number of references held: for tests and statistics, old as soon as it is read. */
  public int references() {
    return references.get();
  }

  void idleSince(int trim) {
    idleSince = trim;
  }

  int idleSince() {
    return idleSince;
  }

  void reuse() {
    length = 0;
    references.set(1);
  }
}
