package io.asciichat.testkit.call;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One white picture, handed out once. */
final class StillPicture implements VideoSource {
  private static final int SIDE = 48;
  private static final int BYTES = SIDE * SIDE * 3;

  private final BufferPool pool;
  private boolean given;

  StillPicture(BufferPool pool) {
    this.pool = pool;
  }

  @Override
  public @Nullable RgbFrame next(long now) {
    if (given) {
      return null;
    }
    given = true;
    PooledBuffer buffer = pool.take(BYTES).length(BYTES);
    Arrays.fill(buffer.array(), 0, BYTES, (byte) 0xff);
    return new RgbFrame(buffer, 0, SIDE, SIDE);
  }

  @Override
  public double framesPerSecond() {
    return 30;
  }

  @Override
  public String name() {
    return "still";
  }

  @Override
  public void close() {}
}
