package io.asciichat.cli.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where the threads of this process stand, a line for each, in the order of their names; bounded,
 * however many there are and however deep they stand. Virtual threads, which only wait for pages
 * with keys, are left out.
 *
 * @param lines the lines, the first of which says how many threads there are
 */
public record ThreadReport(List<String> lines) {
  /** Those of about a hundred clients. */
  static final int MAX_THREADS = 400;

  /** Enough to see what a loop waits for, and in which step. */
  static final int MAX_FRAMES = 6;

  /** Freezes the lines. */
  public ThreadReport {
    lines = List.copyOf(lines);
  }

  /** Takes the stacks of all threads, which stops them for some milliseconds. */
  public static ThreadReport now() {
    return of(Thread.getAllStackTraces());
  }

  static ThreadReport of(Map<Thread, StackTraceElement[]> stacks) {
    List<Map.Entry<Thread, StackTraceElement[]>> all = new ArrayList<>(stacks.entrySet());
    all.sort(Comparator.comparing(entry -> entry.getKey().getName()));
    List<String> lines = new ArrayList<>();
    lines.add("threads: " + all.size());
    for (Map.Entry<Thread, StackTraceElement[]> entry :
        all.subList(0, Math.min(all.size(), MAX_THREADS))) {
      lines.add(line(entry.getKey(), entry.getValue()));
    }
    if (all.size() > MAX_THREADS) {
      lines.add("  … and " + (all.size() - MAX_THREADS) + " more");
    }
    return new ThreadReport(lines);
  }

  private static String line(Thread thread, StackTraceElement... stack) {
    StringBuilder line = new StringBuilder("  ");
    line.append(thread.getName()).append(" [").append(thread.getState()).append(']');
    for (int i = 0; i < Math.min(stack.length, MAX_FRAMES); i++) {
      line.append(i == 0 ? " at " : " < ");
      String type = stack[i].getClassName();
      line.append(type, type.lastIndexOf('.') + 1, type.length());
      line.append('.').append(stack[i].getMethodName());
      if (stack[i].getLineNumber() > 0) {
        line.append(':').append(stack[i].getLineNumber());
      }
    }
    return line.append(stack.length > MAX_FRAMES ? " < …" : "").toString();
  }
}
