package io.asciichat.cli.command.output;

import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.StandardOutput;
import io.asciichat.cli.terminal.Snapshot;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Prints the one frame of {@code --snapshot} on a thread of its own and ends the command. */
public final class SnapshotTask {
  /** For a server's first frame. Longer than a server may take to answer, which is told first. */
  private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(15);

  /** For the thread to print what has come; a pipe may have a slow reader. */
  private static final Duration PRINT_TIMEOUT = Duration.ofSeconds(10);

  private final Snapshot snapshot;
  private final Duration delay;
  private final Outcome outcome;
  private final Thread thread;
  private volatile boolean printed;
  private volatile @Nullable AsciiChatException failure;

  private SnapshotTask(Snapshot snapshot, Duration delay, Outcome outcome) {
    this.snapshot = snapshot;
    this.delay = delay;
    this.outcome = outcome;
    this.thread = Thread.ofPlatform().daemon().name("snapshot").unstarted(this::run);
  }

  /**
   * Begins to wait for a frame.
   *
   * @param delay after the first frame
   */
  public static SnapshotTask start(Snapshot snapshot, Duration delay, Outcome outcome) {
    SnapshotTask task = new SnapshotTask(snapshot, delay, outcome);
    task.thread.start();
    return task;
  }

  private void run() {
    try {
      printed = snapshot.print(FRAME_TIMEOUT.toNanos(), delay.toNanos());
      if (printed) {
        outcome.quit();
      }
    } catch (StandardOutput.ReaderGoneException e) {
      printed = true;
      outcome.quit();
    } catch (IOException e) {
      fail(StandardOutput.told(e));
    } catch (TimeoutException e) {
      fail(
          new AsciiChatException(
              ErrorCode.TIMEOUT,
              "no picture came within "
                  + FRAME_TIMEOUT.toSeconds()
                  + " s; check the camera or file, and whether anybody in this call sends video",
              e));
    } catch (InterruptedException e) {
      // The command has ended otherwise.
      Thread.currentThread().interrupt();
    }
  }

  private void fail(AsciiChatException reason) {
    failure = reason;
    outcome.fail(reason);
  }

  /**
   * Brings it to an end once the command has ended: a picture or call that is over before the delay
   * is has its last frame printed; after any other end nothing is printed any more.
   *
   * @throws AsciiChatException when there was nothing to print, or it could not be written
   */
  public void finish(ClientEnd end) throws InterruptedException {
    boolean over = end.code() == ErrorCode.OK && !end.equals(Outcome.QUIT);
    if (over) {
      snapshot.close();
    } else {
      thread.interrupt();
    }
    boolean done = thread.join(PRINT_TIMEOUT);
    AsciiChatException reason = failure;
    if (reason != null) {
      throw reason;
    }
    if (over && !(done && printed)) {
      throw new AsciiChatException(
          ErrorCode.NETWORK, "it was over before a picture came: " + end.message());
    }
  }
}
