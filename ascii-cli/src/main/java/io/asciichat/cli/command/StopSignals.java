package io.asciichat.cli.command;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/**
 * Ctrl+C and its like: the first asks the command to end, the second ends the process at once with
 * code 1.
 */
final class StopSignals implements AutoCloseable {
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final AtomicInteger received = new AtomicInteger();
  private final Outcome outcome;
  private final Runnable lastWill;

  /**
   * @param lastWill what must be done even then, such as restoring the terminal
   */
  StopSignals(Outcome outcome, Runnable lastWill) {
    this.outcome = outcome;
    this.lastWill = lastWill;
    NAMES.forEach(name -> Signals.register(name, this::received));
  }

  private void received() {
    if (received.incrementAndGet() == 1) {
      outcome.quit();
      return;
    }
    lastWill.run();
    Runtime.getRuntime().halt(1);
  }

  /** The command has ended by itself: from now on a signal ends the process. */
  @Override
  public void close() {
    NAMES.forEach(Signals::registerDefault);
  }
}
