package io.asciichat.media.recording;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.lock.WakeSignal;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a display shows to a file, on a thread of its own: between the display and the file
 * there is a place for one frame, and the newest wins, so a slow disk or a large picture costs
 * frames of the recording and never of the display. A failure ends the recording alone.
 *
 * <p>Thread-safe.
 */
public final class Recorder implements AutoCloseable {
  private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

  private record Shown(AsciiFrame frame, ViewerProfile profile, long nanos) {}

  private final Path file;
  private final Recording recording;
  private final RecordingFormat format;
  private final Clock clock;
  private final WakeSignal wake;
  private final AtomicReference<@Nullable Shown> newest = new AtomicReference<>();
  private final AtomicBoolean cleared = new AtomicBoolean();
  private final AtomicBoolean finishing = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;

  /** When the first frame came, by the clock; −1 before. */
  private final AtomicLong start = new AtomicLong(-1);

  private volatile boolean ending;
  private volatile boolean ended;
  private volatile Consumer<String> listener = line -> {};

  private Recorder(Path file, RecordingFormat format, Recording recording, Clock clock) {
    this.file = file;
    this.format = format;
    this.recording = recording;
    this.clock = clock;
    this.wake = new WakeSignal(clock::nanos);
    this.thread = Thread.ofPlatform().daemon().name("recording").unstarted(this::run);
  }

  /**
   * Opens the file and begins. An old file of that name is replaced when there is something to
   * replace it with.
   *
   * @param file its ending says the format
   * @param clock times of the frames, which count from the first one
   * @throws AsciiChatException with {@link ErrorCode#USAGE} for an unknown ending, with {@link
   *     ErrorCode#FILE} when the file cannot be written
   */
  public static Recorder open(Path file, RecordingSettings settings, Clock clock) {
    RecordingFormat format = RecordingFormat.of(file);
    TargetFile target = TargetFile.open(file, format.lastFrameAlone());
    Recording recording =
        switch (format) {
          case TXT -> new LastFrameRecording(target, Encoders::text);
          case ANS -> new LastFrameRecording(target, Encoders::ansi);
          case PNG -> new LastFrameRecording(target, Encoders.png(settings));
          case CAST -> new CastRecording(target, settings);
          case GIF -> new GifRecording(target, settings);
        };
    Recorder recorder = new Recorder(file, format, recording, clock);
    recorder.thread.start();
    return recorder;
  }

  /** The format that is written. */
  public RecordingFormat format() {
    return format;
  }

  /**
   * Names whom to tell, in one line and on the recording's thread, when it has to stop before its
   * end.
   */
  public void whenFailed(Consumer<String> newListener) {
    listener = newListener;
  }

  /**
   * A display that shows what the given one shows and hands it to this recorder. Closing it closes
   * both, the given one first.
   */
  public Display around(Display display) {
    return new RecordingDisplay(display, this);
  }

  /** Takes a shown frame; returns at once. */
  void shown(AsciiFrame frame, ViewerProfile profile) {
    if (ending || ended) {
      return;
    }
    long now = clock.nanos();
    start.compareAndSet(-1, now);
    release(newest.getAndSet(new Shown(frame.retain(), profile, now - start.get())));
    if (ended) {
      release(newest.getAndSet(null));
    }
    wake.signal();
  }

  /** The next frame comes on an empty screen. */
  void cleared() {
    cleared.set(true);
  }

  private void run() {
    try {
      recording.prepare();
      while (!ending) {
        boolean _ = wake.await(Long.MAX_VALUE);
        takeNewest();
      }
      takeNewest();
      long began = start.get();
      recording.finish(began < 0 ? 0 : clock.nanos() - began);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      failure.set(e);
      recording.abandon();
      if (!ending) {
        listener.accept(message(e));
      }
    } catch (InterruptedException e) {
      recording.abandon();
    } finally {
      ended = true;
      release(newest.getAndSet(null));
    }
  }

  private void takeNewest() throws IOException {
    Shown shown = newest.getAndSet(null);
    if (shown != null) {
      try {
        recording.frame(shown.frame, shown.profile, shown.nanos, cleared.getAndSet(false));
      } finally {
        release(shown);
      }
    }
  }

  /**
   * Completes the file; waits for that, but not for ever. Later calls return at once.
   *
   * @throws AsciiChatException with {@link ErrorCode#FILE} when it could not be written
   */
  public void finish() {
    if (!finishing.compareAndSet(false, true)) {
      return;
    }
    ending = true;
    wake.signal();
    boolean done = false;
    try {
      done = thread.join(END_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Throwable reason = failure.get();
    if (reason != null || !done) {
      throw new AsciiChatException(ErrorCode.FILE, message(reason), reason);
    }
  }

  private String message(@Nullable Throwable reason) {
    String why = reason == null ? "it takes too long" : TargetFile.reason(reason);
    return "'" + file + "' could not be recorded: " + why;
  }

  /** The same as {@link #finish()}, but keeps a failure to itself. */
  @Override
  public void close() {
    try {
      finish();
    } catch (AsciiChatException e) {
      System.getLogger("io.asciichat.media.recording")
          .log(System.Logger.Level.WARNING, e.getMessage());
    }
  }

  private static void release(@Nullable Shown shown) {
    if (shown != null) {
      shown.frame.release();
    }
  }

  /** Shows through one display and lets a recorder see it. Status lines are not recorded. */
  static final class RecordingDisplay implements Display {
    private final Display display;
    private final Recorder recorder;

    RecordingDisplay(Display display, Recorder recorder) {
      this.display = display;
      this.recorder = recorder;
    }

    @Override
    public ViewerProfile profile() {
      return display.profile();
    }

    @Override
    public void onProfileChange(Runnable listener) {
      display.onProfileChange(listener);
    }

    @Override
    public void show(AsciiFrame frame) throws IOException {
      display.show(frame);
      recorder.shown(frame, display.profile());
    }

    @Override
    public void clear() throws IOException {
      display.clear();
      recorder.cleared();
    }

    @Override
    public void status(@Nullable String line) {
      display.status(line);
    }

    @Override
    public void close() {
      display.close();
      recorder.close();
    }
  }
}
