package io.asciichat.cli.process;

import io.asciichat.core.lock.LockReport;
import java.lang.System.Logger.Level;
import org.jline.utils.Signals;

/**
 * Signal USR1: writes every lock held or waited for, what each has counted, and where each thread
 * stands, to the log.
 */
public final class ReportSignal {
  private ReportSignal() {}

  /** From now on until the process ends; does nothing on a system without the signal. */
  public static void register() {
    Signals.register("USR1", ReportSignal::report);
  }

  private static void report() {
    // A warning, so that it is logged whatever is usual for the command: the operator has asked.
    System.Logger locks = System.getLogger("io.asciichat.locks");
    LockReport.now().toString().lines().forEach(line -> locks.log(Level.WARNING, line));
    System.Logger threads = System.getLogger("io.asciichat.threads");
    ThreadReport.now().lines().forEach(line -> threads.log(Level.WARNING, line));
  }
}
