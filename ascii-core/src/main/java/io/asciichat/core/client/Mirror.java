package io.asciichat.core.client;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.Scene;
import io.asciichat.core.render.SceneRenderer;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.video.FrameFitter;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Shows a picture on the terminal of this program, through the same renderer a server uses. One
 * loop takes, renders and shows; a slow terminal makes it skip pictures. Thread-safe; the source
 * and the display belong to the caller.
 */
public final class Mirror implements AutoCloseable {
  private static final long LOOP_TIMEOUT_NANOS = 400_000_000L;

  private final LoopHandle loop;
  private final CompletableFuture<ClientEnd> end = new CompletableFuture<>();

  /**
   * Starts at once.
   *
   * @param own the picture
   * @param display where to show it
   * @param runtime gives the loop its turns and its memory
   */
  public Mirror(OwnVideo own, Display display, ChatRuntime runtime) {
    MirrorLoop mirroring = new MirrorLoop(own, display, runtime.pool(), end);
    loop = runtime.runner().start("mirror", mirroring);
    display.onProfileChange(
        () -> {
          mirroring.redraw();
          loop.wake();
        });
  }

  /** Completes when the mirror has ended: closed, at the source's end, or when something failed. */
  public CompletableFuture<ClientEnd> end() {
    return end.copy();
  }

  /** Ends it within half a second. May be called repeatedly. */
  @Override
  public void close() {
    loop.stop();
    loop.join(LOOP_TIMEOUT_NANOS);
  }

  private static final class MirrorLoop implements Loop {
    private final OwnVideo own;
    private final Display display;
    private final FrameFitter fitter;
    private final SceneRenderer renderer;
    private final SourceSchedule schedule;

    /** For looks that move by themselves, however seldom the source has a new picture. */
    private final Schedule beats = Schedule.perSecond(0, 60);

    private final CompletableFuture<ClientEnd> end;
    private final Scene scene = new Scene();
    private volatile boolean redraw;
    private boolean showing;

    MirrorLoop(OwnVideo own, Display display, BufferPool pool, CompletableFuture<ClientEnd> end) {
      this.own = own;
      this.display = display;
      this.fitter = new FrameFitter(pool, FrameFitter.SEND_WIDTH, FrameFitter.SEND_HEIGHT);
      this.renderer = new SceneRenderer(pool, 0);
      this.schedule = new SourceSchedule(own.source());
      this.end = end;
    }

    void redraw() {
      redraw = true;
    }

    @Override
    public long step(long now) throws IOException {
      RgbFrame picture = own.source().next(now);
      boolean changed = redraw;
      redraw = false;
      if (picture != null) {
        try {
          if (!own.isFrozen() || scene.count() == 0) {
            replace(fitter.fit(picture, own.isFlippedX(), own.isFlippedY()));
            changed = true;
          }
        } finally {
          picture.release();
        }
      }
      ViewerProfile profile = display.profile();
      boolean moves = profile.look().moves();
      if ((changed || moves) && scene.count() > 0) {
        show(profile, now);
      }
      if (own.source().ended()) {
        return DONE;
      }
      long next = schedule.nextAfter(now);
      return moves ? Math.min(next, beats.nextAfter(now)) : next;
    }

    private void show(ViewerProfile profile, long now) throws IOException {
      AsciiFrame frame = AsciiFrame.of(renderer.render(profile, scene, now), 0, profile);
      try {
        showing = true;
        display.show(frame);
        showing = false;
      } finally {
        frame.release();
      }
    }

    private void replace(@Nullable RgbFrame next) {
      if (scene.count() > 0) {
        scene.picture(0).release();
        scene.clear();
      }
      if (next != null) {
        scene.add(next, "");
      }
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      replace(null);
      end.complete(
          failure == null
              ? new ClientEnd(ErrorCode.OK, "closed", null)
              : showing
                  ? new ClientEnd(ErrorCode.TERMINAL, "the terminal is gone", failure)
                  : new ClientEnd(
                      ErrorCode.MEDIA_DECODE, String.valueOf(failure.getMessage()), failure));
    }
  }
}
