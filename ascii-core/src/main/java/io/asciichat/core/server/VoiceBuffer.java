package io.asciichat.core.server;

import io.asciichat.core.audio.SampleRing;
import io.asciichat.core.port.AudioSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Evens out how a client's sound arrives. Sound that begins is held back for two ticks and a
 * margin, to the sample, so that it is as late after each pause. When it runs dry in the midst of a
 * sound, what comes late is held back for two ticks, too; so all that follows moves, and the margin
 * grows by what was missing. What the buffer always held beyond the smallest margin for ten seconds
 * (one second, when it is more than 100 ms) is skipped and the margin shrinks. So it is as long as
 * the client's jitter demands and no longer. Where sound is cut it is faded over 2.5 ms.
 *
 * <p>{@link #write} belongs to the client's receive loop, {@link #take} to the loop that mixes.
 * Time is counted in samples, as {@link TickSamples} numbers them.
 */
final class VoiceBuffer {
  private static final int MILLI = AudioSource.SAMPLE_RATE / 1000;

  /** Held back in any case: a tick, which is taken at once, and packets that are a tick late. */
  static final int SAFETY = 2 * AudioSource.SAMPLE_RATE / TickSamples.TICKS_PER_SECOND;

  /** After so long without sound the next one is a new beginning and not late. */
  static final int IDLE = 200 * MILLI;

  private static final int MOST_MARGIN = 200 * MILLI;

  /** Two thirds of a second: more than any client should be ahead. */
  private static final int CAPACITY = 1 << 15;

  private static final int LONG_WINDOW = 10_000 * MILLI;
  private static final int SHORT_WINDOW = 1000 * MILLI;
  private static final int LARGE_SURPLUS = 100 * MILLI;
  private static final int SMALL_SURPLUS = 10 * MILLI;
  private static final int FADE = 120;

  /** Sound that ends below this, −50 dB, has ended and was not cut. */
  private static final float LOUD = 0.003f;

  private final SampleRing ring = new SampleRing(CAPACITY);
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong underruns = new AtomicLong();
  private final float[] old = new float[FADE];
  private final Slack longSlack = new Slack(LONG_WINDOW);
  private final Slack shortSlack = new Slack(SHORT_WINDOW);
  private boolean playing;

  /** What was taken last did not end by itself. */
  private boolean cut;

  /** Samples faded in since it began. */
  private int risen;

  /** The last sample taken. */
  private float last;

  private final int leastMargin;
  private int margin;
  private int dryFor = IDLE;

  /** When it ran dry last. */
  private long dryAt = Long.MIN_VALUE;

  /** When sound came that found nothing waiting. */
  private volatile long arrivedAt;

  /**
   * @param leastMargin samples to hold back in any case beyond the safety
   */
  VoiceBuffer(int leastMargin) {
    this.leastMargin = leastMargin;
    margin = leastMargin;
  }

  /**
   * Takes in what follows.
   *
   * @param arrival when it has come
   */
  void write(float[] samples, int offset, int count, long arrival) {
    if (ring.available() == 0) {
      arrivedAt = arrival;
    }
    ring.write(samples, offset, count);
  }

  /**
   * Takes the sound of the next piece of time.
   *
   * @param position number of its first sample
   * @return whether there is any; if not, {@code out} is left as it is
   */
  boolean take(float[] out, long position, int count) {
    boolean begins = !playing;
    int silent = begins ? silenceBefore(position, count) : 0;
    if (silent == count) {
      return false;
    }
    Arrays.fill(out, 0, silent, 0);
    int surplus = begins ? 0 : surplus();
    int faded = surplus > 0 ? ring.read(old, 0, FADE) : 0;
    if (surplus > 0) {
      skipped.addAndGet(faded + ring.skip(surplus - faded));
    }
    int taken = ring.read(out, silent, count - silent);
    rise(out, silent, taken);
    crossFade(out, Math.min(taken, faded));
    int end = silent + taken;
    if (taken > 0) {
      cut = endsLoud(out, silent, end);
      last = out[end - 1];
    }
    if (end < count) {
      runDry(out, silent, end, count);
      dryAt = position + end;
    } else {
      int left = ring.available();
      longSlack.see(left, count);
      shortSlack.see(left, count);
    }
    return true;
  }

  /** How many samples of silence come before sound that begins; count when it is not time yet. */
  private int silenceBefore(long position, int count) {
    if (ring.available() == 0) {
      dryFor = Math.min(IDLE, dryFor + count);
      return count;
    }
    boolean late = cut && dryFor < IDLE;
    // What came as the last was taken may not have found the buffer empty.
    long begins = Math.max(arrivedAt, dryAt) + (late ? SAFETY : SAFETY + margin);
    if (begins >= position + count) {
      return count;
    }
    if (late) {
      margin = Math.min(MOST_MARGIN, margin + dryFor);
      underruns.incrementAndGet();
    }
    playing = true;
    risen = 0;
    longSlack.reset();
    shortSlack.reset();
    return (int) Math.max(0, begins - position);
  }

  /** Samples that are held for nothing; 0 when there are few of them. */
  private int surplus() {
    int needed = SAFETY + leastMargin;
    int surplus = shortSlack.over() ? shortSlack.least() - needed : 0;
    if (surplus < LARGE_SURPLUS) {
      surplus = longSlack.over() ? longSlack.least() - needed : 0;
    }
    if (shortSlack.over()) {
      shortSlack.reset();
    }
    if (longSlack.over() || surplus >= LARGE_SURPLUS) {
      longSlack.reset();
    }
    if (surplus < SMALL_SURPLUS) {
      return 0;
    }
    margin = Math.max(leastMargin, margin - surplus);
    return surplus;
  }

  /** Fades in what has begun, perhaps in the tick before. */
  private void rise(float[] out, int from, int count) {
    for (int i = 0; i < count && risen < FADE; i++) {
      risen++;
      out[from + i] *= risen / (float) (FADE + 1);
    }
  }

  /** From what was skipped to what follows it. */
  private void crossFade(float[] out, int length) {
    for (int i = 0; i < length; i++) {
      float part = (i + 1) / (float) (FADE + 1);
      out[i] = out[i] * part + old[i] * (1 - part);
    }
  }

  private void runDry(float[] out, int from, int end, int count) {
    Arrays.fill(out, end, count, 0);
    boolean enough = end - from >= FADE;
    for (int i = 0; i < FADE; i++) {
      float part = 1 - (i + 1) / (float) (FADE + 1);
      if (enough) {
        out[end - FADE + i] *= part;
      } else if (end + i < count) {
        // Hardly anything was left to be faded.
        out[end + i] = last * part;
      }
    }
    playing = false;
    dryFor = count - end;
  }

  private static boolean endsLoud(float[] out, int from, int end) {
    float peak = 0;
    for (int i = Math.max(from, end - FADE); i < end; i++) {
      peak = Math.max(peak, Math.abs(out[i]));
    }
    return peak >= LOUD;
  }

  /** Whether there is sound, playing or waiting. */
  boolean holdsSound() {
    return ring.available() > 0;
  }

  /** Samples waiting. */
  int available() {
    return ring.available();
  }

  /** Samples that were never taken: overwritten or skipped. */
  long dropped() {
    return ring.dropped() + skipped.get();
  }

  /** How often a sound was interrupted because what follows came late. */
  long underruns() {
    return underruns.get();
  }

  /** The least that was left in the buffer during a time. */
  private static final class Slack {
    private final int window;
    private int least;
    private int seen;

    Slack(int window) {
      this.window = window;
      reset();
    }

    void reset() {
      least = Integer.MAX_VALUE;
      seen = 0;
    }

    void see(int left, int count) {
      least = Math.min(least, left);
      seen += count;
    }

    boolean over() {
      return seen >= window;
    }

    int least() {
      return least;
    }
  }
}
