package io.asciichat.testkit.fault;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A camera whose picture is one grey level, taken in turn from four that no other caller has. Shown
 * with the palette {@link #PALETTE} each level is one letter, so that any viewer can tell from its
 * text whose pictures arrive. Four, so that a viewer that misses some still sees a change.
 */
final class LevelCamera implements VideoSource {
  /** From dark to bright. */
  static final String PALETTE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  static final int FRAMES_PER_SECOND = 20;

  static final int LEVELS = 4;

  /** Callers that can be told apart; A to D are left to strangers, who send black pictures. */
  static final int MAX_CALLERS = PALETTE.length() / LEVELS - 1;

  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;
  private static final int BYTES = WIDTH * HEIGHT * 3;
  private static final long INTERVAL_NANOS = 1_000_000_000L / FRAMES_PER_SECOND;

  private final int caller;
  private final BufferPool pool;
  private long shown = Long.MIN_VALUE;

  /**
   * @param caller 1 to {@link #MAX_CALLERS}
   */
  LevelCamera(int caller, BufferPool pool) {
    this.caller = caller;
    this.pool = pool;
  }

  @Override
  public @Nullable RgbFrame next(long now) {
    long number = now / INTERVAL_NANOS;
    if (number == shown) {
      return null;
    }
    shown = number;
    PooledBuffer buffer = pool.take(BYTES).length(BYTES);
    Arrays.fill(buffer.array(), 0, BYTES, (byte) level(LEVELS * caller + (int) (number % LEVELS)));
    return new RgbFrame(buffer, 0, WIDTH, HEIGHT);
  }

  /** The grey level that the server shows as the letter of this index; see ACIP's coarse map. */
  private static int level(int index) {
    int steps = PALETTE.length() - 1;
    return Math.min(255, 4 * ((index * 63 + steps / 2) / steps) + 2);
  }

  @Override
  public double framesPerSecond() {
    return FRAMES_PER_SECOND;
  }

  @Override
  public String name() {
    return "levels " + caller;
  }

  @Override
  public void close() {}
}
