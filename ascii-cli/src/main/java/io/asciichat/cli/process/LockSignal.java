package io.asciichat.cli.process;

import io.asciichat.core.lock.LockReport;
import java.lang.System.Logger.Level;
import org.jline.utils.Signals;

/** Signal USR1: writes every lock held or waited for, and what each has counted, to the log. */
public final class LockSignal {
  private LockSignal() {}

  /** From now on until the process ends; does nothing on a system without the signal. */
  public static void register() {
    Signals.register("USR1", LockSignal::report);
  }

  private static void report() {
    // A warning, so that it is logged whatever is usual for the command: the operator has asked.
    System.Logger log = System.getLogger("io.asciichat.locks");
    LockReport.now().toString().lines().forEach(line -> log.log(Level.WARNING, line));
  }
}
