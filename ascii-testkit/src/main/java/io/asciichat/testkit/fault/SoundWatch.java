package io.asciichat.testkit.fault;

import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;

/**
 * Speakers that tell whose tone is heard: a short window in every 40 ms is looked at, with one
 * filter for each tone (G. Goertzel, 1958).
 */
final class SoundWatch implements AudioSink {
  private static final int RATE = AudioSource.SAMPLE_RATE;
  private static final long SECOND = 1_000_000_000L;

  /** Samples that may wait to be heard: 200 ms. */
  private static final int CAPACITY = RATE / 5;

  /** Samples of a window: a whole number of periods of every tone. */
  private static final int WINDOW = Tone.PERIOD;

  private static final int WINDOWS_PER_LOOK = 4;

  /** A tone this faint, of 1, still counts: mixers turn down who is not in the foreground. */
  private static final double FAINTEST = 0.002;

  private final Arrivals arrivals;
  private final double[] coefficients = new double[Tone.COUNT];
  private final float[] window = new float[WINDOW];
  private boolean started;
  private long start;
  private long end;
  private long digest;

  SoundWatch(Arrivals arrivals) {
    this.arrivals = arrivals;
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = 2 * StrictMath.cos(2 * Math.PI * Tone.hertz(i + 1) / RATE);
    }
  }

  @Override
  public int write(long now, float[] samples, int offset, int count) {
    if (!started) {
      started = true;
      start = now;
    }
    long played = numberAt(now);
    end = Math.max(end, played);
    int room = (int) Math.clamp(count, 0, CAPACITY - (end - played));
    for (int i = 0; i < room; i++) {
      int place = (int) (end++ % (WINDOW * WINDOWS_PER_LOOK));
      if (place < WINDOW) {
        window[place] = samples[offset + i];
        if (place == WINDOW - 1) {
          look();
        }
      }
    }
    return room;
  }

  private void look() {
    for (int i = 0; i < coefficients.length; i++) {
      double before = 0;
      double beforeThat = 0;
      for (float sample : window) {
        double now = sample + coefficients[i] * before - beforeThat;
        beforeThat = before;
        before = now;
      }
      double power =
          before * before + beforeThat * beforeThat - coefficients[i] * before * beforeThat;
      boolean heard = power > FAINTEST * FAINTEST * WINDOW * WINDOW / 4;
      digest = digest * 31 + (heard ? i + 1 : 0);
      if (heard) {
        arrivals.arrived(i + 1);
      }
    }
  }

  @Override
  public int buffered(long now) {
    return started ? (int) Math.max(0, end - numberAt(now)) : 0;
  }

  private long numberAt(long now) {
    long elapsed = now - start;
    return elapsed / SECOND * RATE + elapsed % SECOND * RATE / SECOND;
  }

  /** Changes with everything that was heard, or not. */
  long digest() {
    return digest;
  }

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public void close() {}
}
