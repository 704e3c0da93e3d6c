package io.asciichat.media.recording;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;

/** A file in the making. One thread at a time calls it. */
interface Recording {
  /** Loads what the first frame would have to wait for. Called once, before all else. */
  default void prepare() throws IOException {}

  /**
   * Takes a frame.
   *
   * @param frame borrowed for the call; what is kept must be retained
   * @param profile what it was made for
   * @param nanos since the first frame; never less than before
   * @param cleared whether the screen was cleared since the last frame
   */
  void frame(AsciiFrame frame, ViewerProfile profile, long nanos, boolean cleared)
      throws IOException;

  /**
   * Completes the file. Called once, unless {@link #abandon()} is.
   *
   * @param nanos since the first frame
   */
  void finish(long nanos) throws IOException;

  /** Gives everything back and removes what is of no use, after a failure. */
  void abandon();
}
