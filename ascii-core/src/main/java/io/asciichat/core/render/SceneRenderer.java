package io.asciichat.core.render;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.text.Output;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From the pictures of a scene to the text for one kind of viewer: lays them out in a grid, scales
 * them, steadies them, chooses characters and colours, adds names.
 *
 * <p>What follows from the viewer's profile and the sources' sizes is worked out once and kept for
 * the frames to come; a frame itself allocates nothing once the pool is warm. So one renderer
 * serves one viewer, or viewers with equal profiles that share a rendering: using one in turn for
 * different profiles is correct but slow. One thread at a time.
 *
 * <p>Equal input gives equal text, if the viewer's steadiness is 0. Otherwise what was rendered
 * before matters too, see {@link Look#steadiness()}; so do not render at any other time than when a
 * frame is to be shown.
 */
public final class SceneRenderer {
  /** Cells drawn at the most, on whatever terminal: as many as a 4K screen has. */
  public static final int MAX_CELLS = ScenePlan.MAX_CELLS;

  private final BufferPool pool;
  private final int reserve;
  private @Nullable ScenePlan plan;
  private int maxCells = MAX_CELLS;

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

  /**
   * Renders one frame. Its text is UTF-8 with at most the profile's rows and columns, rows
   * separated by a line feed, and, in a coloured one, SGR escapes that end with a reset; for
   * viewers of the extended {@linkplain Look#dialect() dialect} also REP. It stays below 1 MiB with
   * all headers of its packet, for those viewers below 4 MiB.
   *
   * @param profile the viewer
   * @param scene the pictures; borrowed for the call
   * @param now nanoseconds on any clock, for what moves by itself
   * @return a buffer whose reference the caller owns: the text begins at the reserve and ends at
   *     the buffer's length (see {@link AsciiFrame#of})
   */
  public PooledBuffer render(ViewerProfile profile, Scene scene, long now) {
    ScenePlan current = plan;
    if (current == null || current.maxCells() != maxCells || !current.suits(profile, scene)) {
      current = new ScenePlan(profile, scene, maxCells);
      plan = current;
    }
    PooledBuffer buffer = pool.take(reserve + current.mostBytes() + Output.SLACK);
    return buffer.length(current.write(scene, now, buffer.array(), reserve));
  }

  /**
   * Draws no more cells than these from the next frame on: on a larger terminal the picture takes a
   * part of it, at its upper left.
   *
   * @param most 256 to {@link #MAX_CELLS}
   */
  public void limit(int most) {
    if (most < 256 || most > MAX_CELLS) {
      throw new IllegalArgumentException("cells must be 256 to " + MAX_CELLS + ", not " + most);
    }
    maxCells = most;
  }

  /** Gives up what is kept for the frames to come; the next one works it out anew. */
  public void forget() {
    plan = null;
  }

  /** The places of the last frame's pictures; none before the first. */
  public SceneLayout layout() {
    ScenePlan last = plan;
    return last == null ? SceneLayout.EMPTY : last.layout();
  }
}
