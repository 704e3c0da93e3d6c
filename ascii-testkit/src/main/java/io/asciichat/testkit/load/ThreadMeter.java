package io.asciichat.testkit.load;

import io.asciichat.testkit.load.LoadReport.ThreadLoad;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a process's use of CPU apart by what its threads do. A thread that ends while it is
 * measured counts up to when it was last seen, one that begins counts from its beginning.
 */
final class ThreadMeter {
  private final Path tasks;
  private final Map<String, Task> seen = new HashMap<>();

  /** One thread: where its time stood at first, and where it stood last. */
  private static final class Task {
    private final long first;
    private String name = "";
    private long last;

    Task(long first) {
      this.first = first;
    }
  }

  /**
   * @param process its folder in {@code /proc}
   */
  ThreadMeter(Path process) {
    tasks = process.resolve("task");
  }

  void start() {
    seen.clear();
    look(true);
  }

  /** Looks at all threads; called every now and then, because they may end. */
  void sample() {
    look(false);
  }

  private void look(boolean begins) {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        look(thread, begins);
      }
    } catch (IOException e) {
      // The process has ended; what is known stays.
    }
  }

  private void look(Path thread, boolean begins) {
    try {
      ProcStat stat = ProcStat.read(thread);
      Task task =
          seen.computeIfAbsent(
              thread.getFileName().toString(), _ -> new Task(begins ? stat.ticks() : 0));
      task.name = stat.name();
      task.last = stat.ticks();
    } catch (IOException e) {
      // It ended between being listed and being read.
    }
  }

  /**
   * What each role used, the busiest first.
   *
   * @param seconds since {@link #start()}
   */
  List<ThreadLoad> stop(double seconds) {
    sample();
    Map<String, List<Task>> roles = new HashMap<>();
    for (Task task : seen.values()) {
      roles.computeIfAbsent(ThreadLoad.roleOf(task.name), _ -> new ArrayList<>()).add(task);
    }
    List<ThreadLoad> loads = new ArrayList<>();
    roles.forEach(
        (role, of) -> {
          long ticks = of.stream().mapToLong(task -> task.last - task.first).sum();
          loads.add(new ThreadLoad(role, of.size(), ProcStat.percent(ticks, seconds)));
        });
    loads.sort(
        Comparator.comparingDouble(ThreadLoad::cpuPercent)
            .reversed()
            .thenComparing(ThreadLoad::role));
    return loads;
  }

  /**
   * The content of Linux' {@code stat} file of a process or a thread (proc(5)).
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
}
