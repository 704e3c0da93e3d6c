package io.asciichat.cli.command;

import io.asciichat.cli.terminal.Snapshot;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Prints the one frame of {@code --snapshot} and ends the command. */
final class SnapshotTask implements Runnable {
  /** How long a server may take to send its first frame, reconnecting included. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Snapshot snapshot;
  private final Duration delay;
  private final Outcome outcome;

  SnapshotTask(Snapshot snapshot, Duration delay, Outcome outcome) {
    this.snapshot = snapshot;
    this.delay = delay;
    this.outcome = outcome;
  }

  @Override
  public void run() {
    try {
      if (snapshot.print(PATIENCE.toNanos(), delay.toNanos())) {
        outcome.quit();
      }
    } catch (IOException e) {
      outcome.fail(new AsciiChatException(ErrorCode.GENERAL, "the frame cannot be written", e));
    } catch (TimeoutException e) {
      outcome.fail(
          new AsciiChatException(
              ErrorCode.TIMEOUT,
              "no picture came within "
                  + PATIENCE.toSeconds()
                  + " s; does anybody in this call send video?",
              e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
