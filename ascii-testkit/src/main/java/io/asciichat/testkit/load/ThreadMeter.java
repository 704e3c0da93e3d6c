package io.asciichat.testkit.load;

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
}
