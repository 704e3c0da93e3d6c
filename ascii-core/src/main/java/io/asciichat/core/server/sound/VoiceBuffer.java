package io.asciichat.core.server.sound;

import io.asciichat.core.audio.dsp.Quiet;
import io.asciichat.core.audio.jitter.JitterEstimator;
import io.asciichat.core.port.AudioSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Evens out how a client's sound arrives. Sound that begins is held back for two ticks and as much
 * more as the client's jitter demands, counted from when its packet would have come, had it been as
 * fast as the fastest; so it is as late after each pause, to the sample.
 *
 * <p>When it runs dry in the midst of a sound, what comes late moves all that follows. Whatever is
 * held beyond what jitter demands is given back: with the next sound that begins, and in quiet
 * moments of one, where it is not heard; and by a skip when it is more than 100 ms, or more than 10
 * ms in a sound that had no quiet moment for ten seconds, or that trouble has left which was over
 * two seconds ago. Where sound is cut it is faded over 2.5 ms.
 *
 * <p>{@link #arrived} and {@link #write} belong to the client's receive loop, {@link #take} to the
 * loop that mixes. Time is counted in samples, as {@link TickSamples} numbers them.
 */
final class VoiceBuffer {
  private static final int SECOND = AudioSource.SAMPLE_RATE;
  private static final int MILLI = SECOND / 1000;
  private static final int TICK = SECOND / TickSamples.TICKS_PER_SECOND;

  /** Held back in any case: a tick, which is taken at once, and packets that are a tick late. */
  static final int SAFETY = 2 * TICK;

  /** The least that a late packet is held back: a tick, and 2.5 ms for one that is later yet. */
  private static final int MIN_HELD = TICK + 5 * MILLI / 2;

  /** After so long without sound the next one is a new beginning and not late. */
  static final int IDLE = 200 * MILLI;

  private static final int MAX_MARGIN = 200 * MILLI;

  /** Two thirds of a second: more than any client should be ahead. */
  private static final int CAPACITY = 1 << 15;

  private static final int LARGE_SURPLUS = 100 * MILLI;
  private static final int LASTING_SURPLUS = 10 * MILLI;
  private static final int LASTING = 10 * SECOND;

  /** After trouble that is over; so what was given back shows before more is. */
  private static final int SETTLED = SECOND / 2;

  private static final int FADE = 120;

  /** Sound that ends below this, −50 dB, has ended and was not cut; and is quiet. */
  private static final float LOUD = 0.003f;

  private final SampleRing ring = new SampleRing(CAPACITY);
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong underruns = new AtomicLong();

  // The client's receive loop writes these.
  private final JitterEstimator jitter = new JitterEstimator();
  private final int minMargin;
  private volatile int margin;
  private volatile int late;

  /** Delay that trouble has left is to be given back, even where it is heard. */
  private volatile boolean settling;

  /** When what came and found nothing waiting may be taken. */
  private volatile long readyAt;

  // The rest belongs to the loop that mixes.
  private final float[] old = new float[FADE];
  private final HeldSound held = new HeldSound();
  private boolean playing;

  /** What was taken last did not end by itself. */
  private boolean cut;

  /** The newest piece was quiet as a whole. */
  private boolean quiet;

  /** Samples faded in since it began. */
  private int risen;

  /** The last sample taken. */
  private float last;

  private int dryFor = IDLE;

  /** When it ran dry last. */
  private long dryAt = Long.MIN_VALUE;

  /** Samples that the newest piece left. */
  private int left;

  /** Samples since it began or something was given back. */
  private long settledFor;

  /**
   * @param minMargin samples to hold back in any case beyond the safety
   */
  VoiceBuffer(int minMargin) {
    this.minMargin = minMargin;
    margin = minMargin;
  }

  /**
   * Sound has come, which is {@linkplain #write written} next, unless it is silence.
   *
   * @param count samples of it
   * @param arrival when
   * @param pauseFollows whether the client says that it will be silent after it
   */
  void arrived(int count, long arrival, boolean pauseFollows) {
    long now = JitterEstimator.nanos(arrival);
    long lateNanos = jitter.arrived(now, count, pauseFollows);
    late = lateNanos == JitterEstimator.UNDECIDED ? 0 : samples(lateNanos);
    settling = jitter.isSettling(now);
    int uncovered = samples(jitter.wanted(now)) - (SAFETY - MIN_HELD);
    margin = Math.clamp(uncovered, minMargin, MAX_MARGIN);
  }

  private static int samples(long nanos) {
    return (int) Math.min(MAX_MARGIN, TickSamples.at(nanos));
  }

  /**
   * Takes in what follows.
   *
   * @param arrival when it has come
   */
  void write(float[] samples, int offset, int count, long arrival) {
    if (ring.available() == 0) {
      readyAt = arrival + Math.max(MIN_HELD, SAFETY + margin - late);
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
    int faded = begins ? 0 : skipMuch();
    int taken = ring.read(out, silent, count - silent);
    if (quiet && isHeldForNothing(taken) && Quiet.isBelow(out, 0, taken, LOUD)) {
      // After a quiet piece another quiet one: that the second is left out is not heard.
      skipped.addAndGet(taken);
      gaveBack(taken);
      taken = ring.read(out, 0, count);
    }
    rise(out, silent, taken);
    crossFade(out, Math.min(taken, faded));
    int end = silent + taken;
    if (taken > 0) {
      int ending = Math.min(taken, FADE);
      cut = !Quiet.isBelow(out, end - ending, ending, LOUD);
      quiet = !cut && Quiet.isBelow(out, silent, taken - ending, LOUD);
      last = out[end - 1];
    }
    if (end < count) {
      runDry(out, silent, end, count);
      dryAt = position + end;
    }
    left = ring.available();
    settledFor += taken;
    held.passed(taken);
    return true;
  }

  /** How many samples of silence come before sound that begins; count when it is not time yet. */
  private int silenceBefore(long position, int count) {
    if (ring.available() == 0) {
      dryFor = Math.min(IDLE, dryFor + count);
      return count;
    }
    // What came as the last was taken may not have found the buffer empty.
    long begins = Math.max(readyAt, dryAt + MIN_HELD);
    if (begins >= position + count) {
      return count;
    }
    if (cut && dryFor < IDLE) {
      underruns.incrementAndGet();
    }
    playing = true;
    quiet = false;
    risen = 0;
    settledFor = 0;
    held.reset();
    return (int) Math.max(0, begins - position);
  }

  /**
   * Skips what is held for nothing, if there is so much of it that it is worth being heard.
   *
   * @return samples of {@link #old}, which were skipped, to be faded from
   */
  private int skipMuch() {
    if (ring.available() > left) {
      // A packet has come: what it found, and would have found had it been as fast as the fastest.
      held.see(left + late);
    }
    int surplus = held.beyond(TICK + margin);
    boolean lasts = settledFor >= (settling ? SETTLED : LASTING);
    if (surplus < (lasts ? LASTING_SURPLUS : LARGE_SURPLUS)) {
      return 0;
    }
    int faded = ring.read(old, 0, FADE);
    int gone = faded + ring.skip(surplus - faded);
    skipped.addAndGet(gone);
    gaveBack(gone);
    return faded;
  }

  /** Returns whether so many samples, which have just been taken, need not have been held. */
  private boolean isHeldForNothing(int count) {
    return held.beyond(TICK + margin) >= count && ring.available() >= count;
  }

  private void gaveBack(int count) {
    held.gaveBack(count);
    settledFor = 0;
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

  /** Returns whether there is sound, playing or waiting. */
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

  /** The least that a voice's buffer held, in the last one to two seconds of sound; in samples. */
  private static final class HeldSound {
    /** As long as less than a second of sound was seen. */
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private int seen;
    private int least = UNKNOWN;
    private int leastBefore = UNKNOWN;

    /** Another sound begins. */
    void reset() {
      seen = 0;
      least = UNKNOWN;
      leastBefore = UNKNOWN;
    }

    void see(int samples) {
      least = Math.min(least, samples);
    }

    /** So many samples of sound have passed. */
    void passed(int count) {
      seen += count;
      if (seen >= SECOND && least != UNKNOWN) {
        seen = 0;
        leastBefore = least;
        least = UNKNOWN;
      }
    }

    /** So many samples are held no longer. */
    void gaveBack(int count) {
      least -= least == UNKNOWN ? 0 : count;
      leastBefore -= leastBefore == UNKNOWN ? 0 : count;
    }

    /** How much more than this was always held; 0 when not, or not known yet. */
    int beyond(int needed) {
      return leastBefore == UNKNOWN ? 0 : Math.max(0, Math.min(least, leastBefore) - needed);
    }
  }
}
