package io.asciichat.media.video;

import io.asciichat.core.port.AudioSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sound of a video file, in step with its picture: both count from the same beginning, and both
 * take the picture's length for the length of the file. Where the file has no sound there is
 * silence.
 */
final class FileSound implements AudioSource {
  /** Sound that was not asked for in this time is left out. */
  private static final long LATEST = SAMPLE_RATE / 5;

  /** From so far on it is cheaper to jump than to decode everything in between. */
  private static final long FAR = SAMPLE_RATE;

  private final String name;
  private final SoundReader reader;
  private final Beginning beginning;
  private final long length;
  private final boolean loop;
  private MonoConverter.Piece piece;
  private int used;
  private boolean atEnd;
  private long given;
  private long expected;
  private boolean closed;

  /**
   * @param reader what decodes it; closed with this
   * @param length nanoseconds of a round, at least that of a sample
   */
  FileSound(String name, SoundReader reader, Beginning beginning, long length, boolean loop) {
    this.name = name;
    this.reader = reader;
    this.beginning = beginning;
    this.length = length;
    this.loop = loop;
    piece = reader.next();
    atEnd = piece.count() == 0;
  }

  @Override
  public int read(long now, float[] samples, int offset, int count) {
    if (closed || count <= 0) {
      return 0;
    }
    long due = samplesIn(beginning.elapsed(now));
    if (!loop) {
      due = Math.min(due, samplesIn(length));
    }
    if (due - given > LATEST) {
      given = due - Math.min(count, LATEST / 4);
    }
    int most = (int) Math.min(count, due - given);
    int filled = 0;
    while (filled < most) {
      long round = loop ? roundOf(given) : 0;
      long begin = samplesIn(round * length);
      int here = (int) Math.min(most - filled, samplesIn((round + 1) * length) - given);
      fill(given - begin, samples, offset + filled, here);
      given += here;
      filled += here;
    }
    return most;
  }

  /** How many samples a time has; exact over any number of rounds, for the first 97 years. */
  private static long samplesIn(long nanos) {
    // 48,000 in 1,000,000,000 are 3 in 62,500.
    return nanos * 3 / 62_500;
  }

  private long roundOf(long sample) {
    long round = sample * 62_500 / 3 / length;
    return samplesIn((round + 1) * length) <= sample ? round + 1 : round;
  }

  /** Gives the file's sound from a position on, in samples from its first picture. */
  private void fill(long from, float[] samples, int offset, int count) {
    if (from < expected || from > expected + FAR) {
      reader.jump(from);
      advance();
    }
    expected = from + count;
    int filled = 0;
    while (filled < count) {
      long at = from + filled;
      if (atEnd || current() > at) {
        int silent = atEnd ? count - filled : (int) Math.min(count - filled, current() - at);
        Arrays.fill(samples, offset + filled, offset + filled + silent, 0);
        filled += silent;
      } else {
        used += (int) Math.min(piece.count() - used, at - current());
        int some = Math.min(count - filled, piece.count() - used);
        copy(samples, offset + filled, some);
        filled += some;
        if (used == piece.count()) {
          advance();
        }
      }
    }
  }

  /** The position of the next sample that was decoded; at the end, of the one behind the last. */
  private long current() {
    return piece.position() + used;
  }

  private void copy(float[] samples, int offset, int count) {
    float[] from = piece.samples();
    for (int i = 0; i < count; i++) {
      float sample = Math.clamp(from[used + i], -1f, 1f);
      // Damaged files can hold anything, numbers that are none included.
      samples[offset + i] = Float.isNaN(sample) ? 0 : sample;
    }
    used += count;
  }

  private void advance() {
    piece = reader.next();
    used = 0;
    atEnd = piece.count() == 0;
  }

  @Override
  public boolean ended() {
    return closed || !loop && given >= samplesIn(length);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      reader.close();
    }
  }

  /**
   * The time when a file began to play, which its picture and its sound have in common.
   * Thread-safe.
   */
  static final class Beginning {
    private static final long NOT_YET = Long.MIN_VALUE;

    private final AtomicLong start = new AtomicLong(NOT_YET);

    /**
     * The nanoseconds since the first call, 0 or more.
     *
     * @param now the clock's reading in nanoseconds
     */
    long elapsed(long now) {
      if (start.get() == NOT_YET) {
        start.compareAndSet(NOT_YET, now);
      }
      return Math.max(0, now - start.get());
    }

    /** The clock's reading so many nanoseconds after the first call; there was one. */
    long clockAt(long elapsed) {
      return start.get() + elapsed;
    }
  }
}
