package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import io.asciichat.testkit.load.ThreadMeter.ProcStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a process's use of CPU and memory from Linux' {@code /proc} (proc(5)). */
final class ProcessMeter {
  private final Path folder;
  private final ThreadMeter threads;
  private long started;
  private long startTicks;
  private long mostRss;

  /**
   * @throws AsciiChatException with code USAGE when there is no such process or no {@code /proc}
   */
  ProcessMeter(long pid) {
    folder = Path.of("/proc", Long.toString(pid));
    threads = new ThreadMeter(folder);
    try {
      ticks();
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "cannot read " + folder + "; is that the server's process id?", e);
    }
  }

  /** Returns whether this system tells. */
  static boolean isAvailable() {
    return Files.isReadable(Path.of("/proc/self/stat"));
  }

  /**
   * @param now the clock's reading in nanoseconds
   */
  void start(long now) {
    started = now;
    startTicks = orLast(this::ticks, startTicks);
    threads.start();
    sampleMemory();
  }

  /** Looks at memory and threads; called every now and then. */
  void sample() {
    sampleMemory();
    threads.sample();
  }

  private void sampleMemory() {
    mostRss = Math.max(mostRss, orLast(() -> status("VmRSS:"), 0));
  }

  /**
   * What was used since {@link #start}.
   *
   * @param now the clock's reading in nanoseconds
   */
  ProcessLoad stop(long now) {
    double seconds = (now - started) / 1e9;
    sampleMemory();
    long used = orLast(this::ticks, startTicks) - startTicks;
    return new ProcessLoad(
        ProcStat.percent(used, seconds),
        mostRss,
        Math.max(mostRss, orLast(() -> status("VmHWM:"), 0)),
        threads.stop(seconds));
  }

  private long ticks() throws IOException {
    return ProcStat.read(folder).ticks();
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
