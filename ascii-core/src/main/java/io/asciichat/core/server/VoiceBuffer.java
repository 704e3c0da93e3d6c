package io.asciichat.core.server;

import io.asciichat.core.audio.SampleRing;
import io.asciichat.core.port.AudioSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Evens out how a client's sound arrives. Sound that begins is held back for 10 ms and a margin.
 * When it runs dry in the midst of a sound, what comes late is held back for 10 ms, too; so all
 * that follows moves, and the margin grows by what was missing. What the buffer always held beyond
 * the smallest margin for ten seconds (one second, when it is more than 100 ms) is skipped and the
 * margin shrinks. So it is as long as the client's jitter demands and no longer. Where sound is cut
 * it is faded over 2.5 ms.
 *
 * <p>{@link #write} belongs to the client's receive loop, {@link #take} to the loop that mixes.
 * Time is counted in samples taken.
 */
final class VoiceBuffer {
  private static final int MILLI = AudioSource.SAMPLE_RATE / 1000;

  /** Held back in any case: a tick, and a loop that is a little late. */
  static final int SAFETY = 10 * MILLI;

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

  private final int leastMargin;
  private int margin;
  private int waited;
  private int dryFor = IDLE;

  /**
   * @param leastMargin samples to hold back in any case beyond the safety
   */
  VoiceBuffer(int leastMargin) {
    this.leastMargin = leastMargin;
    margin = leastMargin;
  }

  void write(float[] samples, int offset, int count) {
    ring.write(samples, offset, count);
  }

  /**
   * Takes the sound of the next piece of time.
   *
   * @return whether there is any; if not, {@code out} is left as it is
   */
  boolean take(float[] out, int count) {
    boolean begins = !playing;
    if (begins && !begin(count)) {
      return false;
    }
    int surplus = begins ? 0 : surplus();
    int faded = surplus > 0 ? ring.read(old, 0, FADE) : 0;
    if (surplus > 0) {
      skipped.addAndGet(faded + ring.skip(surplus - faded));
    }
    int taken = ring.read(out, 0, count);
    blend(out, Math.min(taken, begins ? FADE : faded), faded);
    if (taken > 0) {
      cut = endsLoud(out, taken);
    }
    if (taken < count) {
      runDry(out, taken, count);
    } else {
      int left = ring.available();
      longSlack.see(left, count);
      shortSlack.see(left, count);
    }
    return true;
  }

  private boolean begin(int count) {
    if (ring.available() == 0) {
      dryFor = Math.min(IDLE, dryFor + count);
      waited = 0;
      return false;
    }
    boolean late = cut && dryFor < IDLE;
    if (waited < (late ? SAFETY : SAFETY + margin)) {
      waited += count;
      return false;
    }
    if (late) {
      margin = Math.min(MOST_MARGIN, margin + dryFor);
      underruns.incrementAndGet();
    }
    playing = true;
    waited = 0;
    longSlack.reset();
    shortSlack.reset();
    return true;
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

  /** Fades in over the first samples, from silence or from what was skipped. */
  private void blend(float[] out, int length, int faded) {
    for (int i = 0; i < length; i++) {
      float part = (i + 1) / (float) (FADE + 1);
      float before = i < faded ? old[i] : 0;
      out[i] = out[i] * part + before * (1 - part);
    }
  }

  private void runDry(float[] out, int taken, int count) {
    int fade = Math.min(FADE, taken);
    for (int i = 0; i < fade; i++) {
      out[taken - fade + i] *= 1 - (i + 1) / (float) (fade + 1);
    }
    Arrays.fill(out, taken, count, 0);
    playing = false;
    dryFor = count - taken;
  }

  private static boolean endsLoud(float[] out, int taken) {
    float peak = 0;
    for (int i = Math.max(0, taken - FADE); i < taken; i++) {
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
