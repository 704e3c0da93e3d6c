package io.asciichat.testkit.audio;

import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;

/**
 * Speakers without speakers: remembers what was heard and when. It plays like a device: at the
 * sample rate from the first write on, silence when it has run dry, going on with the next samples
 * it gets.
 *
 * <p>The newest ten seconds are kept unless said otherwise. One thread at a time.
 */
public final class MemorySink implements AudioSink {
  private static final int RATE = AudioSource.SAMPLE_RATE;
  private static final long SECOND = 1_000_000_000L;

  /** Samples that may wait to be heard unless said otherwise: 200 ms. */
  private static final int CAPACITY = RATE / 5;

  private static final int KEPT_SECONDS = 10;

  private final int capacity;
  private final float[] kept;
  private boolean started;
  private boolean closed;
  private long start;

  /** Samples on the time line from {@link #start} on, those that wait and silent ones included. */
  private long end;

  private long taken;
  private long silent;
  private int gaps;

  /** Holds 200 ms at the most. */
  public MemorySink() {
    this(CAPACITY, KEPT_SECONDS);
  }

  /**
   * @param capacity samples that may wait to be heard, 1 or more
   */
  public MemorySink(int capacity) {
    this(capacity, KEPT_SECONDS);
  }

  /**
   * @param capacity samples that may wait to be heard, 1 or more
   * @param seconds how much of what was heard is kept, 10 to 600
   */
  public MemorySink(int capacity, int seconds) {
    if (capacity < 1 || capacity > 5 * RATE) {
      throw new IllegalArgumentException("room for " + capacity + " samples");
    }
    if (seconds < KEPT_SECONDS || seconds > 600) {
      throw new IllegalArgumentException("cannot keep " + seconds + " seconds");
    }
    this.capacity = capacity;
    kept = new float[seconds * RATE];
  }

  @Override
  public int write(long now, float[] samples, int offset, int count) {
    if (closed || count == 0) {
      return 0;
    }
    if (!started) {
      started = true;
      start = now;
    }
    long played = numberAt(now);
    if (end < played) {
      gaps++;
      silent += played - end;
      // Silence longer than what is kept need not be written more than once.
      end = Math.max(end, played - kept.length);
      while (end < played) {
        append(0);
      }
    }
    int room = (int) Math.clamp(count, 0, capacity - (end - played));
    for (int i = 0; i < room; i++) {
      append(samples[offset + i]);
    }
    taken += room;
    return room;
  }

  private void append(float sample) {
    kept[(int) (end % kept.length)] = sample;
    end++;
  }

  @Override
  public int buffered(long now) {
    return started ? (int) Math.max(0, end - numberAt(now)) : 0;
  }

  /**
   * The sound that was heard between two times: one value per sample time, 0 where there was
   * nothing or it is no longer kept.
   *
   * @param from nanoseconds on the clock of {@link #write}
   * @param to not before {@code from}, at most as long after it as is kept
   */
  public float[] heard(long from, long to) {
    long first = started ? numberAt(from) : 0;
    long last = started ? numberAt(to) : (to - from) * RATE / SECOND;
    float[] sound = new float[Math.toIntExact(last - first)];
    long oldest = Math.max(0, end - kept.length);
    for (int i = 0; i < sound.length; i++) {
      long number = first + i;
      if (number >= oldest && number < end) {
        sound[i] = kept[(int) (number % kept.length)];
      }
    }
    return sound;
  }

  /** The time when the first sample was heard; 0 before the first write. */
  public long startedAt() {
    return start;
  }

  /** Samples taken since the beginning. */
  public long taken() {
    return taken;
  }

  /** The number of times it had run dry when something came. */
  public int gaps() {
    return gaps;
  }

  /** Samples of silence played because it had run dry. */
  public long silentSamples() {
    return silent;
  }

  /** Returns whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  private long numberAt(long now) {
    long elapsed = now - start;
    return Math.floorDiv(elapsed, SECOND) * RATE + Math.floorMod(elapsed, SECOND) * RATE / SECOND;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void close() {
    closed = true;
  }
}
