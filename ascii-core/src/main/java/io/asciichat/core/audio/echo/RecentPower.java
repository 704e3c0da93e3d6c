package io.asciichat.core.audio.echo;

/** The strength of a sound lately, over some 200 and over some 500 milliseconds. One loop. */
final class RecentPower {
  /** How much of the former blocks a glance remembers. */
  static final float GLANCE = 0.95f;

  /** How much of the former blocks a look remembers. */
  private static final float LOOK = 0.98f;

  private float glance;
  private float look;

  /** Adds a block. */
  void add(float[] block) {
    float sum = 0;
    for (float sample : block) {
      sum += sample * sample;
    }
    glance = GLANCE * glance + (1 - GLANCE) * sum;
    look = LOOK * look + (1 - LOOK) * sum;
  }

  /** Returns whether this has been below a part of another sound's power for a moment. */
  boolean isBriefly(float part, RecentPower other) {
    return glance < part * other.glance;
  }

  /**
   * Returns whether this has been below a part of another sound's power for a moment and for
   * longer.
   */
  boolean isBelow(float part, RecentPower other) {
    return isBriefly(part, other) && look < part * other.look;
  }

  /** Becomes the same as another one. */
  void copyFrom(RecentPower other) {
    glance = other.glance;
    look = other.look;
  }
}
