package io.asciichat.core.server.sound;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Samples on their way from one loop to another, without a lock. One thread at a time writes, one
 * thread at a time reads; any thread may read the counts. When the ring is full a write drops the
 * oldest samples and counts them, so a reader that has fallen behind goes on with the newest.
 *
 * <p>Samples are numbered from the ring's making. The reader moves the read position over what it
 * has taken, and the writer moves it over what it is about to overwrite; both only forward and only
 * by compare-and-set. A reader copies first and moves the position afterwards: when that fails, the
 * writer has been at work on what was copied, and the reader copies anew from where the position is
 * now. So what a read returns was never overwritten while it was copied. The writer never waits for
 * the reader, and each retry of the reader means that the writer has gone on by a whole write.
 */
final class SampleRing {
  private final float[] samples;
  private final int mask;

  /** Number of the next sample to be read. */
  private final AtomicLong read = new AtomicLong();

  /** Number of the next sample to be written. */
  private final AtomicLong written = new AtomicLong();

  private final AtomicLong dropped = new AtomicLong();

  /**
   * An empty ring.
   *
   * @param capacity samples it holds, 1 to 2^30; rounded up to a power of two
   */
  SampleRing(int capacity) {
    if (capacity < 1 || capacity > 1 << 30) {
      throw new IllegalArgumentException("no ring holds " + capacity + " samples");
    }
    samples = new float[capacity == 1 ? 1 : Integer.highestOneBit(capacity - 1) << 1];
    mask = samples.length - 1;
  }

  /** Samples it holds when full. */
  int capacity() {
    return samples.length;
  }

  /**
   * Appends samples; called by the writer. Of more than {@link #capacity()} samples only the newest
   * are kept, the others count as dropped.
   *
   * @param source holds the samples; not changed
   * @param offset index of the first
   * @param count how many, 0 or more
   */
  void write(float[] source, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, source.length);
    int kept = Math.min(count, samples.length);
    int skipped = count - kept;
    long first = written.getPlain();
    long end = first + kept;
    makeRoom(end - samples.length);
    if (skipped > 0) {
      dropped.setRelease(dropped.getPlain() + skipped);
    }
    int at = (int) first & mask;
    int untilWrap = Math.min(kept, samples.length - at);
    System.arraycopy(source, offset + skipped, samples, at, untilWrap);
    System.arraycopy(source, offset + skipped + untilWrap, samples, 0, kept - untilWrap);
    written.setRelease(end);
  }

  /** Moves the read position to this number, unless it is there already. */
  private void makeRoom(long needed) {
    long position = read.get();
    while (position < needed) {
      if (read.compareAndSet(position, needed)) {
        dropped.setRelease(dropped.getPlain() + needed - position);
        return;
      }
      position = read.get();
    }
  }

  /**
   * Takes the oldest samples; called by the reader.
   *
   * @param target gets the samples
   * @param offset index of the first
   * @param count the most to take
   * @return how many were taken
   */
  int read(float[] target, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, target.length);
    while (true) {
      long position = read.get();
      // The writer may be more than a ring ahead of a position that it has moved meanwhile.
      int most = Math.min(count, samples.length);
      int taken = (int) Math.min(most, written.getAcquire() - position);
      int at = (int) position & mask;
      int untilWrap = Math.min(taken, samples.length - at);
      System.arraycopy(samples, at, target, offset, untilWrap);
      System.arraycopy(samples, 0, target, offset + untilWrap, taken - untilWrap);
      if (read.compareAndSet(position, position + taken)) {
        return taken;
      }
    }
  }

  /**
   * Passes over the oldest samples; called by the reader.
   *
   * @param count the most to pass over
   * @return how many were passed over; they do not count as dropped
   */
  int skip(int count) {
    while (true) {
      long position = read.get();
      int passed = (int) Math.min(count, written.getAcquire() - position);
      if (read.compareAndSet(position, position + passed)) {
        return passed;
      }
    }
  }

  /** Samples waiting to be read; for others than the reader old as soon as it is known. */
  int available() {
    long position = read.get();
    return (int) (written.getAcquire() - position);
  }

  /** Samples that were overwritten before they were read, since the ring's making. */
  long dropped() {
    return dropped.getAcquire();
  }
}
