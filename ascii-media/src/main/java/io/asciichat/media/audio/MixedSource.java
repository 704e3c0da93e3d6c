package io.asciichat.media.audio;

import io.asciichat.core.port.AudioSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * The sum of two sources, such as a microphone and a media file. The first one leads: so many
 * samples as it gives are given. What the second one gave too early waits for up to 60 ms, so that
 * two clocks that run apart never add up to a delay; where it gave nothing, the first is heard
 * alone. While the first gives nothing at all, because it was unplugged, the second leads. Louder
 * sums are clipped. One loop; allocates nothing.
 */
public final class MixedSource implements AudioSource {
  private static final int MILLI = SAMPLE_RATE / 1000;

  /** What the second source may be ahead before its oldest sound is dropped. */
  private static final int MAX_AHEAD = 60 * MILLI;

  /** What is left of it then. */
  private static final int KEPT = 10 * MILLI;

  /** A leader that gives nothing for so long is away. */
  private static final long LEADER_TIMEOUT_NANOS = 60_000_000L;

  private final AudioSource leader;
  private final AudioSource other;
  private final float[] ahead = new float[2 * MAX_AHEAD];
  private int held;
  private long lastLed;
  private boolean begun;

  /**
   * @param leader gives the pace; a microphone, if there is one. Closed with this
   * @param other is added. Closed with this
   */
  public MixedSource(AudioSource leader, AudioSource other) {
    this.leader = leader;
    this.other = other;
  }

  @Override
  public int read(long now, float[] samples, int offset, int count) throws IOException {
    if (!begun) {
      begun = true;
      lastLed = now;
    }
    int led = leader.read(now, samples, offset, count);
    if (count > 0) {
      held += other.read(now, ahead, held, ahead.length - held);
    }
    if (led > 0) {
      lastLed = now;
    } else if (now - lastLed > LEADER_TIMEOUT_NANOS || leader.ended()) {
      led = Math.min(count, held);
      Arrays.fill(samples, offset, offset + led, 0);
    }
    int both = Math.min(led, held);
    for (int i = 0; i < both; i++) {
      samples[offset + i] = Math.clamp(samples[offset + i] + ahead[i], -1f, 1f);
    }
    drop(both);
    if (held > MAX_AHEAD) {
      drop(held - KEPT);
    }
    return led;
  }

  private void drop(int count) {
    held -= count;
    System.arraycopy(ahead, count, ahead, 0, held);
  }

  @Override
  public boolean ended() {
    return leader.ended() && other.ended() && held == 0;
  }

  @Override
  public String name() {
    return leader.name() + " and " + other.name();
  }

  @Override
  public void close() {
    leader.close();
    other.close();
  }
}
