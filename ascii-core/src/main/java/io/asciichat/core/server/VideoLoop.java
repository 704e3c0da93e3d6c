package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * One viewer's video render loop: at most 60 times a second, at absolute times that all viewers of
 * one rate share, it makes its group render. Sleeps while no client sends video. A frame that
 * cannot be made is skipped; when none can be made for a second the loop dies, and its viewer goes.
 */
final class VideoLoop implements Loop {
  private final Viewer viewer;

  /** The viewer whose loop it is. */
  interface Viewer extends Participant {
    /** The group that renders for it; null while it has none. */
    @Nullable RenderGroup group();

    /** A frame could not be made and was skipped. */
    void frameSkipped(Throwable failure);
  }

  VideoLoop(Viewer viewer) {
    this.viewer = viewer;
  }

  @Override
  public long step(long now) {
    RenderGroup group = viewer.group();
    if (group == null) {
      return WHEN_WOKEN;
    }
    Schedule ticks = group.ticks();
    try {
      return group.tick(ticks.timeOf(ticks.indexAt(now)), now) ? ticks.nextAfter(now) : WHEN_WOKEN;
    } catch (RuntimeException | Error failure) {
      if (group.failingFor(now) > RenderGroup.MAX_FAILING.toNanos()) {
        throw failure;
      }
      viewer.frameSkipped(failure);
      return ticks.nextAfter(now);
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    if (failure != null) {
      viewer.giveUp(failure, "your picture cannot be drawn; try another size or mode");
    }
  }
}
