package io.asciichat.testkit.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux' {@code stat} files tell of a process or a thread (proc(5)).
 *
 * @param name of the program or thread, the first 15 bytes
 * @param ticks used of a processor since it began, in user and in system mode
 */
record ProcStat(String name, long ticks) {
  /** The kernel reports times in these units everywhere, whatever its own ticks are (USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  private static final int UTIME_AFTER_NAME = 11;

  /**
   * Reads it.
   *
   * @param folder of the process or thread
   */
  static ProcStat read(Path folder) throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    // The name, in parentheses, may hold spaces and parentheses itself.
    int end = stat.lastIndexOf(')');
    String[] fields = stat.substring(end + 2).split(" ", -1);
    return new ProcStat(
        stat.substring(stat.indexOf('(') + 1, end),
        Long.parseLong(fields[UTIME_AFTER_NAME]) + Long.parseLong(fields[UTIME_AFTER_NAME + 1]));
  }

  /** So many ticks in so much time, in percent of one core. */
  static double percent(long ticks, double seconds) {
    return ticks / TICKS_PER_SECOND / seconds * 100;
  }
}
