package io.asciichat.core.client;

import io.asciichat.core.port.VideoSource;
import java.util.Objects;

/**
 * The picture of a client or mirror and how its owner wants it: flipped, frozen. The switches may
 * be thrown from any thread while a client or mirror uses it; the source belongs to the caller.
 *
 * <pre>{@code
 * OwnVideo own = OwnVideo.of(camera).mirrored();
 * }</pre>
 */
public final class OwnVideo {
  private final VideoSource source;

  /** In addition to what the source wants, which may change when it does. */
  private volatile boolean flippedX;

  private volatile boolean flippedY;
  private volatile boolean frozen;

  private OwnVideo(VideoSource source, boolean flippedX, boolean flippedY) {
    this.source = source;
    this.flippedX = flippedX;
    this.flippedY = flippedY;
  }

  /**
   * Returns the pictures of a source as it wants them shown: a camera that looks at its user is
   * flipped left to right.
   */
  public static OwnVideo of(VideoSource source) {
    return new OwnVideo(Objects.requireNonNull(source, "source"), false, false);
  }

  /** Returns the same pictures flipped left to right, in addition to what the source wants. */
  public OwnVideo mirrored() {
    return new OwnVideo(source, !flippedX, flippedY);
  }

  /** Returns the same pictures with the top at the bottom, but not mirrored. */
  public OwnVideo upsideDown() {
    return new OwnVideo(source, flippedX, !flippedY);
  }

  /** The source that pictures come from. */
  public VideoSource source() {
    return source;
  }

  /** Returns whether pictures are flipped left to right. */
  public boolean isFlippedX() {
    return source.mirrored() ^ flippedX;
  }

  /** Returns whether pictures are flipped upside down. */
  public boolean isFlippedY() {
    return flippedY;
  }

  /** Returns whether the picture stands still. */
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
