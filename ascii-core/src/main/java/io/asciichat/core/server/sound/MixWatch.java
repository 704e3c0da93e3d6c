package io.asciichat.core.server.sound;

/** Takes the time of each mix. Called on the loop that mixes, so it must be quick. */
public interface MixWatch {
  /** The clock's reading in nanoseconds. */
  long now();

  /**
   * The sound of a tick was mixed for all.
   *
   * @param began when, on the same clock
   * @param clients how many take part
   */
  void mixed(long began, int clients);
}
