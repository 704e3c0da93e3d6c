package io.asciichat.media.audio.device;

/**
 * Notices that a device has stopped: a card that was unplugged seldom says so, it merely moves no
 * more samples. Counts only time in which a caller looked, so a caller that paused proves nothing.
 */
final class Stall {
  /**
   * A device that moves nothing for so long has vanished or hangs: three times the largest pieces
   * that slow ones, as PulseAudio's null sink, move at once.
   */
  static final long LIMIT_NANOS = 6_000_000_000L;

  private static final long MAX_LOOK_NANOS = 100_000_000L;

  private boolean looked;
  private long lastLook;
  private long still;

  /**
   * Looks at the device.
   *
   * @param now the clock's reading in nanoseconds
   * @param moved whether samples have moved since the last look, or none had to
   * @return whether it has stopped
   */
  boolean look(long now, boolean moved) {
    still = moved || !looked ? 0 : still + Math.min(MAX_LOOK_NANOS, Math.max(0, now - lastLook));
    looked = true;
    lastLook = now;
    return still > LIMIT_NANOS;
  }

  /** Starts over, with another device. */
  void reset() {
    looked = false;
    still = 0;
  }
}
