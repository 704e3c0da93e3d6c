package io.asciichat.core.port;

import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where pictures come from: a camera, a file, a test pattern. {@link #next} is called by one thread
 * at a time.
 */
public interface VideoSource extends AutoCloseable {
  /** What {@link #nextAt} gives when the source does not know. */
  long UNKNOWN = Long.MIN_VALUE;

  /**
   * The picture to show at this time. A device may block for up to one frame interval; files and
   * generators return at once.
   *
   * @param now the clock's reading in nanoseconds; the first call is the beginning of a file
   * @return a picture whose reference the caller owns, or null when it is the same as at the last
   *     call
   * @throws IOException when the source has failed for good; the message is one line for a person
   */
  @Nullable RgbFrame next(long now) throws IOException;

  /** Nominal pictures per second, above 0; how often it is worth calling {@link #next}. */
  double framesPerSecond();

  /**
   * When the next picture, or the end, is due, on the clock whose readings {@link #next} was given;
   * asked after that by the same thread. {@link #UNKNOWN} for devices, for generators, and when
   * nothing more will come: then {@link #framesPerSecond} tells when to ask.
   */
  default long nextAt() {
    return UNKNOWN;
  }

  /** Whether {@link #next} will never return another picture. A looping file never ends. */
  default boolean ended() {
    return false;
  }

  /**
   * Returns whether the owner expects to see it as in a mirror: true for a camera that looks at its
   * user.
   */
  default boolean mirrored() {
    return false;
  }

  /** Returns a name for people: that of a device or a file. */
  String name();

  /** Gives the device or file back. Never throws, may be called repeatedly. */
  @Override
  void close();
}
