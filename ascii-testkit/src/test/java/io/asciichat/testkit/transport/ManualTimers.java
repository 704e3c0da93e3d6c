package io.asciichat.testkit.transport;

import io.asciichat.testkit.sim.Timers;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.TreeMap;

/** The least that a simulation needs: a time that is moved by hand and runs what is due. */
final class ManualTimers implements Timers {
  private final TreeMap<Long, Queue<Runnable>> due = new TreeMap<>();
  private long now;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void at(long nanos, Runnable task) {
    due.computeIfAbsent(Math.max(now, nanos), time -> new ArrayDeque<>()).add(task);
  }

  void advanceTo(long nanos) {
    while (!due.isEmpty() && due.firstKey() <= nanos) {
      now = due.firstKey();
      Runnable task = due.firstEntry().getValue().poll();
      if (task == null) {
        due.pollFirstEntry();
      } else {
        task.run();
      }
    }
    now = nanos;
  }
}
