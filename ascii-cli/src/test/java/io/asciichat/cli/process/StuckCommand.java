package io.asciichat.cli.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A command that is asked to end and never gets done with it: for {@link StopSignalsTest}. */
final class StuckCommand {
  private StuckCommand() {}

  /** Ends by itself never, or, with an argument, within 300 ms after the first signal. */
  public static void main(String[] args) throws Exception {
    Outcome outcome = new Outcome();
    try (StopSignals signals =
            args.length == 0
                ? new StopSignals(outcome)
                : new StopSignals(outcome, Duration.ofMillis(300));
        AutoCloseable _ = StuckCommand::close) {
      signals.listen(() -> System.out.println("last will"));
      System.out.println("ready");
      outcome.await();
    }
  }

  private static void close() throws InterruptedException {
    System.out.println("closing");
    new CountDownLatch(1).await();
  }
}
