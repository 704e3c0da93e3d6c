package io.asciichat.core.client;

import io.asciichat.core.port.VideoSource;

/**
 * One's own picture and how its owner wants it: flipped, frozen. The switches may be thrown from
 * any thread while a client or mirror uses the source; the source belongs to whoever made it.
 */
public final class OwnVideo {
  private final VideoSource source;

  /** In addition to what the source wants, which may change when it does. */
  private volatile boolean flippedX;

  private volatile boolean flippedY;
  private volatile boolean frozen;

  /**
   * @param source where pictures come from; a camera that looks at its user starts flipped left to
   *     right
   * @param flipX whether to flip left to right, in addition
   * @param flipY whether to flip upside down
   */
  public OwnVideo(VideoSource source, boolean flipX, boolean flipY) {
    this.source = source;
    this.flippedX = flipX;
    this.flippedY = flipY;
  }

  /** Where pictures come from. */
  public VideoSource source() {
    return source;
  }

  /** Whether pictures are flipped left to right. */
  public boolean isFlippedX() {
    return source.mirrored() ^ flippedX;
  }

  /** Whether pictures are flipped upside down. */
  public boolean isFlippedY() {
    return flippedY;
  }

  /** Whether the picture stands still. */
  public boolean isFrozen() {
    return frozen;
  }

  /** Flips left to right from now on, or no longer. */
  public void toggleFlipX() {
    flippedX = !flippedX;
  }

  /** Flips upside down from now on, or no longer. */
  public void toggleFlipY() {
    flippedY = !flippedY;
  }

  /** Stops or continues; time goes on meanwhile. */
  public void toggleFrozen() {
    frozen = !frozen;
  }
}
