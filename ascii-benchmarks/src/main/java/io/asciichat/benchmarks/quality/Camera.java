package io.asciichat.benchmarks.quality;

import io.asciichat.core.video.RgbFrame;
import java.util.SplittableRandom;

/** Takes pictures as a camera does: with noise in every channel of every pixel. */
final class Camera {
  private final double sigma;
  private final SplittableRandom random = new SplittableRandom(7);

  /**
   * @param sigma standard deviation of the noise, in levels of a channel
   */
  Camera(double sigma) {
    this.sigma = sigma;
  }

  /** Takes the next picture. */
  RgbFrame take(RgbFrame scene) {
    byte[] rgb = new byte[scene.size()];
    for (int i = 0; i < rgb.length; i++) {
      int level = scene.array()[scene.offset() + i] & 0xff;
      rgb[i] = (byte) Math.clamp(Math.round(level + sigma * random.nextGaussian()), 0L, 255L);
    }
    return RgbFrame.of(scene.width(), scene.height(), rgb);
  }
}
