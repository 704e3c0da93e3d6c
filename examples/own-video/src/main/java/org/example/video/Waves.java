package org.example.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.video.RgbFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Two waves that cross each other, in memory that is used again for the next picture. */
public final class Waves implements VideoSource {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final long PICTURE_NANOS = TimeUnit.SECONDS.toNanos(1) / 25;

  private final BufferPool pool;
  private long shown = Long.MIN_VALUE;

  /**
   * Waves that begin with the first call of {@link #next}.
   *
   * @param pool where pictures come from, and go back to with their last reader
   */
  public Waves(BufferPool pool) {
    this.pool = pool;
  }

  @Override
  public RgbFrame next(long now) {
    long picture = now / PICTURE_NANOS;
    if (picture == shown) {
      return null;
    }
    shown = picture;
    PooledBuffer buffer = pool.take(WIDTH * HEIGHT * 3);
    byte[] rgb = buffer.array();
    double time = picture / 25.0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double wave = Math.sin(x / 9.0 + time) + Math.sin(y / 7.0 - 2 * time);
        int at = 3 * (y * WIDTH + x);
        rgb[at] = (byte) (128 + 50 * wave);
        rgb[at + 1] = (byte) (90 + 40 * wave);
        rgb[at + 2] = (byte) (128 - 60 * wave);
      }
    }
    return new RgbFrame(buffer, 0, WIDTH, HEIGHT);
  }

  @Override
  public double framesPerSecond() {
    return 25;
  }

  @Override
  public String name() {
    return "waves";
  }

  @Override
  public void close() {}

  /** Prints one picture as text, without a server and without a client. */
  public static void main(String[] args) {
    BufferPool pool = new BufferPool();
    ViewerProfile profile = ViewerProfile.ofSize(64, 18);
    try (Waves waves = new Waves(pool)) {
      Scene scene = new Scene();
      scene.add(waves.next(0), "");
      PooledBuffer text = new SceneRenderer(pool, 0).render(profile, scene, 0);
      System.out.println(new String(text.array(), 0, text.length(), StandardCharsets.UTF_8));
      text.release();
      scene.picture(0).release();
    }
    System.out.println("\u001b[0mBuffers still in use: " + pool.outstanding());
  }
}
