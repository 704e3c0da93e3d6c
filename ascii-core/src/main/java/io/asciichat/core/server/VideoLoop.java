package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;

/**
 * One viewer's video render loop: at most 60 times a second, at absolute times that all viewers of
 * one rate share, it makes its group render. Sleeps while nobody sends video.
 */
final class VideoLoop implements Loop {
  /** The most frames a second the server renders for anybody. */
  static final int FASTEST = 60;

  private final ClientSession viewer;
  private int rate;
  private Schedule ticks = Schedule.perSecond(0, FASTEST);

  VideoLoop(ClientSession viewer) {
    this.viewer = viewer;
    this.rate = FASTEST;
  }

  @Override
  public long step(long now) {
    RenderGroup group = viewer.group();
    if (group == null) {
      return WHEN_WOKEN;
    }
    int wanted = Math.min(FASTEST, group.profile().framesPerSecond());
    if (wanted != rate) {
      rate = wanted;
      ticks = Schedule.perSecond(0, wanted);
    }
    return group.tick(ticks.indexAt(now), now) ? ticks.nextAfter(now) : WHEN_WOKEN;
  }
}
