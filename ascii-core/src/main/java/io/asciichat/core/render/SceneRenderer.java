package io.asciichat.core.render;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.video.RgbFrame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From the pictures of a scene to the text for one kind of viewer: lays them out in a grid, scales
 * them, chooses characters and colours.
 *
 * <p>What follows from the viewer's profile and the sources' sizes is worked out once and kept for
 * the frames to come; a frame itself allocates nothing once the pool is warm. So one renderer
 * serves one viewer, or viewers with equal profiles that share a rendering: using one in turn for
 * different profiles is correct but slow. One thread at a time.
 *
 * <p>Equal input gives equal text.
 */
public final class SceneRenderer {
  private final BufferPool pool;
  private final int reserve;
  private @Nullable ScenePlan plan;

  /**
   * @param pool gives the buffers of the text
   * @param reserve bytes to leave free before the text, for a packet's header; 0 or more
   */
  public SceneRenderer(BufferPool pool, int reserve) {
    if (reserve < 0) {
      throw new IllegalArgumentException("reserve " + reserve);
    }
    this.pool = Objects.requireNonNull(pool, "pool");
    this.reserve = reserve;
  }

  /** Whether it draws cells in this way; one that it does not is drawn as foreground. */
  public static boolean draws(RenderMode mode) {
    return mode == RenderMode.FOREGROUND;
  }

  /**
   * Renders one frame. Its text is UTF-8 with at most the profile's rows and columns, rows
   * separated by a line feed, and, in a coloured one, SGR escapes that end with a reset; it stays
   * below 1 MiB with all headers of its packet.
   *
   * @param profile the viewer
   * @param sources the scene in order; borrowed for the call
   * @param count how many of them to show, 0 or more
   * @return a buffer whose reference the caller owns: the text begins at the reserve and ends at
   *     the buffer's length (see {@link AsciiFrame#of})
   */
  public PooledBuffer render(ViewerProfile profile, RgbFrame[] sources, int count) {
    ScenePlan now = plan;
    if (now == null || !now.suits(profile, sources, count)) {
      now = new ScenePlan(profile, sources, count);
      plan = now;
    }
    PooledBuffer buffer = pool.take(reserve + now.mostBytes() + Output.SLACK);
    return buffer.length(now.write(sources, buffer.array(), reserve));
  }

  /** Where the pictures of the last frame stand; nowhere before the first. */
  public SceneLayout layout() {
    ScenePlan last = plan;
    return last == null ? SceneLayout.EMPTY : last.layout();
  }
}
