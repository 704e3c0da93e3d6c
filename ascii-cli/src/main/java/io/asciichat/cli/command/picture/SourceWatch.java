package io.asciichat.cli.command.picture;

import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a source that gives no picture: a file on a disk that hangs, a camera that stays dark, a
 * decoder that does not come back. A loop of its own, because the one that asks may be stuck in the
 * question.
 */
public final class SourceWatch implements Loop {
  private static final long SILENCE_SECONDS = 3;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(SILENCE_SECONDS);
  private static final long LOOK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long NOT_WAITING = Long.MIN_VALUE;

  private final Supplier<String> name;
  private final Consumer<@Nullable String> listener;

  /** Since when a picture is overdue, on the clock. Written by the thread that asks. */
  private volatile long since = NOT_WAITING;

  private boolean told;

  /**
   * @param name of the source
   * @param listener gets a line when a picture is overdue, and null when it has come after all
   */
  public SourceWatch(Supplier<String> name, Consumer<@Nullable String> listener) {
    this.name = name;
    this.listener = listener;
  }

  /**
   * Opens a file, and says so in the log when that takes long.
   *
   * @param name of the file
   */
  public static <T> T opening(String name, Supplier<T> opener) {
    Clock clock = new SystemClock();
    SourceWatch watch = new SourceWatch(() -> name, PictureOutput::log);
    watch.since = clock.nanos();
    LoopHandle watching = LoggedLoop.start(new ThreadLoopRunner(clock), "watch file", watch);
    try {
      return opener.get();
    } finally {
      watching.stop();
    }
  }

  @Override
  public long step(long now) {
    long waitingSince = since;
    boolean overdue = waitingSince != NOT_WAITING && now - waitingSince >= SILENCE_NANOS;
    if (overdue != told) {
      told = overdue;
      listener.accept(
          overdue
              ? "no picture from '" + name.get() + "' for " + SILENCE_SECONDS + " s; still waiting"
              : null);
    }
    return now + LOOK_PAUSE_NANOS;
  }

  /** A source that is watched. Closed by the thread that made it, when it is asked no more. */
  public static final class Watched implements VideoSource {
    private final VideoSource source;
    private @Nullable SourceWatch watch;
    private @Nullable LoopHandle watching;
    private volatile boolean asking;
    private boolean shown;

    public Watched(VideoSource source) {
      this.source = source;
    }

    /** Starts to watch; before the first question. */
    public void start(LoopRunner runner, Consumer<@Nullable String> listener) {
      SourceWatch begun = new SourceWatch(source::name, listener);
      watch = begun;
      watching = LoggedLoop.start(runner, "watch picture", begun);
    }

    @Override
    public @Nullable RgbFrame next(long now) throws IOException {
      SourceWatch current = watch;
      if (current != null && (current.since == NOT_WAITING || !isWanted())) {
        current.since = now;
      }
      asking = true;
      boolean answered = false;
      try {
        RgbFrame picture = source.next(now);
        shown |= picture != null;
        answered = true;
        return picture;
      } finally {
        asking = false;
        // What has failed is told by another, and is not waited for.
        if (current != null && (shown || !answered)) {
          current.since = NOT_WAITING;
        }
      }
    }

    /** A camera is not before the server has been found. */
    private boolean isWanted() {
      return !(source instanceof OwnCamera camera) || camera.isWanted();
    }

    @Override
    public double framesPerSecond() {
      return source.framesPerSecond();
    }

    @Override
    public long nextAt() {
      return source.nextAt();
    }

    @Override
    public boolean ended() {
      return source.ended();
    }

    @Override
    public boolean mirrored() {
      return source.mirrored();
    }

    @Override
    public String name() {
      return source.name();
    }

    /** {@inheritDoc} One that is stuck in a question is left to the end of the process. */
    @Override
    public void close() {
      LoopHandle loop = watching;
      if (loop != null) {
        loop.stop();
      }
      if (!asking) {
        source.close();
      }
    }
  }
}
