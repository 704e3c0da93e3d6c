package io.asciichat.core.port;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a viewer's frames are shown. {@link #show} and {@link #clear} are called by the display
 * loop only; the rest from any thread.
 */
public interface Display extends AutoCloseable {
  /**
   * Returns what the terminal can show at the moment: size and abilities. Cheap; may change between
   * two calls.
   */
  ViewerProfile profile();

  /**
   * Names whom to tell when {@link #profile()} has changed. At most one listener; called from any
   * thread.
   */
  void onProfileChange(Runnable listener);

  /**
   * Shows a frame and returns when the terminal has taken it. A slow terminal blocks here, and
   * nothing is queued behind it: the caller drops older frames meanwhile.
   *
   * @param frame borrowed for the call
   * @throws IOException when the terminal is gone
   */
  void show(AsciiFrame frame) throws IOException;

  /** Forgets what is on the screen, so that the next frame is drawn on an empty one. */
  void clear() throws IOException;

  /**
   * Shows a short line over the picture, such as the state of a reconnect.
   *
   * @param line plain text, or null to take it away
   */
  void status(@Nullable String line);

  /** Restores the terminal. Never throws, may be called repeatedly. */
  @Override
  void close();
}
