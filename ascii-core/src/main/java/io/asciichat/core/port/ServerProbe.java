package io.asciichat.core.port;

/**
 * Watches a server at work, event by event, for recorders and profilers. Called on the loops that
 * do the work, up to thousands of times a second, so an implementation must be quick, take no lock,
 * allocate nothing while nobody looks, and not throw. Times are in nanoseconds.
 */
public interface ServerProbe {
  /** A probe that does nothing. */
  ServerProbe NONE = new ServerProbe() {};

  /**
   * The moment of a frame has come.
   *
   * @param late how long ago it was due
   */
  default void ticked(long late) {}

  /**
   * A frame was drawn.
   *
   * @param took how long that took
   * @param columns of the viewers' terminals
   * @param rows of the viewers' terminals
   * @param viewers how many see it
   */
  default void rendered(long took, int columns, int rows, int viewers) {}

  /**
   * The sound of a tick was mixed for all.
   *
   * @param took how long that took
   * @param voices how many take part
   */
  default void mixed(long took, int voices) {}

  /**
   * A client has shaken hands.
   *
   * @param client the session's number
   * @param took since it was accepted
   */
  default void shookHands(long client, long took) {}

  /**
   * A frame was dropped because a client is too slow for it.
   *
   * @param client the session's number
   */
  default void frameDropped(long client) {}
}
