package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a process's use of CPU and memory from Linux' {@code /proc} (proc(5)). */
final class ProcessMeter {
  /** The kernel reports times in these units everywhere, whatever its own ticks are (USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  private static final int UTIME_AFTER_NAME = 11;

  private final Path folder;
  private long startTicks;
  private long mostRss;

  /**
   * @throws AsciiChatException with code USAGE when there is no such process or no {@code /proc}
   */
  ProcessMeter(long pid) {
    folder = Path.of("/proc", Long.toString(pid));
    try {
      ticks();
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "cannot read " + folder + "; is that the server's process id?", e);
    }
  }

  /** Whether this system tells. */
  static boolean isAvailable() {
    return Files.isReadable(Path.of("/proc/self/stat"));
  }

  void start() {
    startTicks = orLast(this::ticks, startTicks);
    sample();
  }

  /** Looks at the memory; called every now and then. */
  void sample() {
    mostRss = Math.max(mostRss, orLast(() -> status("VmRSS:"), 0));
  }

  /**
   * @param seconds since {@link #start()}
   */
  ProcessLoad stop(double seconds) {
    sample();
    long used = orLast(this::ticks, startTicks) - startTicks;
    return new ProcessLoad(
        used / TICKS_PER_SECOND / seconds * 100,
        mostRss,
        Math.max(mostRss, orLast(() -> status("VmHWM:"), 0)));
  }

  private long ticks() throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    // The name, in parentheses, may hold spaces and parentheses itself.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[UTIME_AFTER_NAME]) + Long.parseLong(fields[UTIME_AFTER_NAME + 1]);
  }

  private long status(String key) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("status"))) {
      if (line.startsWith(key)) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return 0;
  }

  private interface Reading {
    long read() throws IOException;
  }

  /** A server that dies while it is measured is no reason to lose the other numbers. */
  private static long orLast(Reading reading, long last) {
    try {
      return reading.read();
    } catch (IOException e) {
      return last;
    }
  }
}
