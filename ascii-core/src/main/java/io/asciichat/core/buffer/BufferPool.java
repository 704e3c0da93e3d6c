package io.asciichat.core.buffer;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Pool of buffers in power-of-two sizes, reused without locks. Each size keeps a fixed number of
 * idle buffers; beyond that they are left to the garbage collector, so a burst never becomes a
 * permanent cost. A taken buffer may hold old bytes.
 *
 * <p>Any thread may take and give back. A stale {@link PooledBuffer#tryRetain()} on a buffer that
 * has been taken again succeeds on its new content, so a reader that looks up buffers through a
 * shared reference must check that the reference is still current after retaining.
 */
public final class BufferPool {
  /** Bytes of the smallest buffers: below it the bookkeeping costs more than the bytes. */
  static final int MIN_KEPT = 256;

  /** Bytes of the largest buffers kept, 8 MiB: just above the protocol's packet limit of 5 MiB. */
  static final int MAX_KEPT = 8 << 20;

  private static final int CLASSES =
      Integer.numberOfTrailingZeros(MAX_KEPT) - Integer.numberOfTrailingZeros(MIN_KEPT) + 1;

  /** Idle bytes kept for one size at the most, so that the large sizes keep few buffers. */
  private static final long MAX_IDLE_BYTES_PER_CLASS = 64 << 20;

  /** The same as a part of the heap, which may be small: one in this many bytes. */
  private static final int HEAP_SHARE = 16;

  private static final int MAX_IDLE = 128;

  /** A buffer that lies idle from one call of {@link #trim} to this many later ones is given up. */
  static final int TRIMS_KEPT = 10;

  private final AtomicReferenceArray<@Nullable PooledBuffer>[] idle;
  private volatile int trims;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong created = new AtomicLong();
  private final AtomicLong returned = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();
  private final AtomicLong leftBytes = new AtomicLong();

  /** An empty pool. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public BufferPool() {
    idle = new AtomicReferenceArray[CLASSES];
    long maxIdleBytes =
        Math.min(MAX_IDLE_BYTES_PER_CLASS, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    for (int i = 0; i < CLASSES; i++) {
      int size = MIN_KEPT << i;
      idle[i] = new AtomicReferenceArray<>(Math.clamp(maxIdleBytes / size, 2, MAX_IDLE));
    }
  }

  /**
   * A buffer of at least this capacity with one reference and length 0.
   *
   * @param capacity bytes needed, 0 or more; above 8 MiB the buffer is made for the occasion and
   *     not kept
   */
  public PooledBuffer take(int capacity) {
    countTaken();
    if (capacity > MAX_KEPT) {
      created.incrementAndGet();
      return new PooledBuffer(new byte[capacity], this);
    }
    int index = classOf(capacity);
    AtomicReferenceArray<@Nullable PooledBuffer> slots = idle[index];
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) != null) {
        PooledBuffer found = slots.getAndSet(i, null);
        if (found != null) {
          found.reuse();
          return found;
        }
      }
    }
    created.incrementAndGet();
    return new PooledBuffer(new byte[MIN_KEPT << index], this);
  }

  private void countTaken() {
    long out = taken.incrementAndGet() - returned.get();
    if (out > peak.get()) {
      peak.accumulateAndGet(out, Math::max);
    }
  }

  void giveBack(PooledBuffer buffer) {
    returned.incrementAndGet();
    if (buffer.capacity() > MAX_KEPT) {
      leftBytes.addAndGet(buffer.capacity());
      return;
    }
    buffer.idleSince(trims);
    AtomicReferenceArray<@Nullable PooledBuffer> slots = idle[classOf(buffer.capacity())];
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) == null && slots.compareAndSet(i, null, buffer)) {
        return;
      }
    }
    leftBytes.addAndGet(buffer.capacity());
  }

  /**
   * Leaves those buffers to the garbage collector that were not needed for a while, so that the
   * pool shrinks again after a burst. To be called by one thread, once a second or so: a buffer may
   * lie idle for ten calls. The slots that are searched first are used most, so a steady load keeps
   * just the buffers that it needs.
   */
  public void trim() {
    int now = trims + 1;
    trims = now;
    for (AtomicReferenceArray<@Nullable PooledBuffer> slots : idle) {
      for (int i = 0; i < slots.length(); i++) {
        PooledBuffer buffer = slots.get(i);
        if (buffer != null
            && now - buffer.idleSince() > TRIMS_KEPT
            && slots.compareAndSet(i, buffer, null)) {
          leftBytes.addAndGet(buffer.capacity());
        }
      }
    }
  }

  /** Leaves all idle buffers to the garbage collector when memory is short. Allocates nothing. */
  public void clear() {
    for (AtomicReferenceArray<@Nullable PooledBuffer> slots : idle) {
      for (int i = 0; i < slots.length(); i++) {
        slots.set(i, null);
      }
    }
  }

  /** Bytes of all buffers that were left to the garbage collector since the start. */
  public long leftBytes() {
    return leftBytes.get();
  }

  /** Bytes that lie idle at the moment. */
  public long idleBytes() {
    long bytes = 0;
    for (AtomicReferenceArray<@Nullable PooledBuffer> slots : idle) {
      for (int i = 0; i < slots.length(); i++) {
        PooledBuffer buffer = slots.get(i);
        bytes += buffer == null ? 0 : buffer.capacity();
      }
    }
    return bytes;
  }

  /** The number of buffers that lie idle at the moment. */
  public long idle() {
    long lying = 0;
    for (AtomicReferenceArray<@Nullable PooledBuffer> slots : idle) {
      for (int i = 0; i < slots.length(); i++) {
        lying += slots.get(i) == null ? 0 : 1;
      }
    }
    return lying;
  }

  /** The number of buffers that were out at one time at the most. */
  public long peak() {
    return peak.get();
  }

  /** How often a buffer was taken since the start. */
  public long taken() {
    return taken.get();
  }

  /** The number of buffers out at the moment: a steady growth is a leak. */
  public long outstanding() {
    return taken.get() - returned.get();
  }

  /** The number of arrays made since the start: flat once a workload is warm. */
  public long created() {
    return created.get();
  }

  private static int classOf(int capacity) {
    if (capacity <= MIN_KEPT) {
      return 0;
    }
    return Integer.SIZE
        - Integer.numberOfLeadingZeros(capacity - 1)
        - Integer.numberOfTrailingZeros(MIN_KEPT);
  }
}
