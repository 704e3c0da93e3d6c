package io.asciichat.cli.command;

import io.asciichat.cli.terminal.Snapshot;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;

/** Prints the one frame of {@code --snapshot} and ends the command. */
final class SnapshotTask implements Runnable {
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
      if (snapshot.print(delay.toNanos())) {
        outcome.quit();
      }
    } catch (IOException e) {
      outcome.fail(new AsciiChatException(ErrorCode.GENERAL, "the frame cannot be written", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
