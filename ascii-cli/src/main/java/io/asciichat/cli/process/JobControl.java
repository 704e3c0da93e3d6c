package io.asciichat.cli.process;

import java.io.IOException;
import org.jline.utils.Signals;

/**
 * Ctrl+Z: gives the terminal back while the process is stopped. The newest one counts until it is
 * closed; then the one before it does again.
 */
public final class JobControl implements AutoCloseable {
  private static final String STOPPED = "TSTP";
  private static final String CONTINUED = "CONT";

  private final Runnable suspend;
  private final Runnable resume;
  private final Object otherStop;
  private final Object otherContinue;

  /**
   * From now on Ctrl+Z goes through this.
   *
   * @param suspend gives the terminal back; runs on a thread of the Java runtime, as the other does
   * @param resume takes the terminal over again; also after a stop that {@code suspend} knows
   *     nothing of
   */
  public JobControl(Runnable suspend, Runnable resume) {
    this.suspend = suspend;
    this.resume = resume;
    this.otherContinue = Signals.register(CONTINUED, resume);
    this.otherStop = Signals.register(STOPPED, this::stop);
  }

  private void stop() {
    suspend.run();
    try {
      // Java cannot send itself a signal.
      new ProcessBuilder("kill", "-STOP", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (IOException e) {
      resume.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Signals.unregister(STOPPED, otherStop);
    Signals.unregister(CONTINUED, otherContinue);
  }
}
