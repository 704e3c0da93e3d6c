package io.asciichat.core.audio.echo;

import io.asciichat.core.port.EchoCanceller;
import java.util.Arrays;

/**
 * Takes the echo of the speakers out of a microphone's sound with an adaptive filter that learns
 * how the room answers within a second or two. Echoes of up to 200 ms are taken out, counted from
 * what {@link #delay} tells less 20 ms. Pieces of whole 10 ms come back without delay, others with
 * up to 10 ms. {@link #played} belongs to the playback loop, {@link #process} to the capture loop;
 * they share nothing but an atomic counter. Holds nothing outside of Java.
 */
public final class AdaptiveEchoCanceller implements EchoCanceller {
  private static final int BLOCK = EchoFilter.BLOCK;

  /** A delay is never certain; echoes that come so much earlier are taken out, too. */
  private static final int MARGIN = 960;

  /** A delay that changes by less is left as it is, because every change means learning anew. */
  private static final int TOLERANCE = 1920;

  private final FarEnd farEnd = new FarEnd();
  private final EchoFilter filter = new EchoFilter();
  private final float[] far = new float[BLOCK];
  private final float[] near = new float[BLOCK];
  private final float[] ready = new float[3 * BLOCK];
  private int collected;
  private int readyCount;
  private int late;
  private volatile int delay;

  /** A canceller that knows nothing of the room yet. */
  public AdaptiveEchoCanceller() {}

  @Override
  public void played(float[] samples, int offset, int count) {
    farEnd.write(samples, offset, count);
  }

  @Override
  public void delay(int samples) {
    delay = samples;
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    for (int done = 0; done < count; done += BLOCK) {
      piece(samples, offset + done, Math.min(BLOCK, count - done));
    }
  }

  /** Replaces up to a block by what is ready; what is not ready yet is silence, once. */
  private void piece(float[] samples, int offset, int count) {
    int first = Math.min(count, BLOCK - collected);
    System.arraycopy(samples, offset, near, collected, first);
    collected += first;
    if (collected == BLOCK) {
      block();
      collected = count - first;
      System.arraycopy(samples, offset + first, near, 0, collected);
    }
    int missing = Math.max(0, count - readyCount);
    int taken = count - missing;
    Arrays.fill(samples, offset, offset + missing, 0);
    System.arraycopy(ready, 0, samples, offset + missing, taken);
    readyCount -= taken;
    System.arraycopy(ready, taken, ready, 0, readyCount);
  }

  private void block() {
    int told = Math.max(0, delay - MARGIN);
    if (Math.abs(told - late) > TOLERANCE) {
      late = told;
    }
    farEnd.read(far, 0, BLOCK, late);
    filter.process(far, near);
    System.arraycopy(near, 0, ready, readyCount, BLOCK);
    readyCount += BLOCK;
  }
}
