package io.asciichat.cli.command.call;

import io.asciichat.cli.command.sound.ShownName;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.core.client.CallMember;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells who has come and who has gone. Every server says how many take part; servers of the
 * extended dialect say soon afterwards who they are. So a change is told a moment after it was
 * counted, and what changes within the next seconds is summed up in one line: however many come and
 * go, there are not more than a few lines.
 */
final class Attendance implements Loop {
  /** From a change of the number to its line: by then the name has come, too. */
  static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

  /** As long as a line is shown, later changes are added to it. */
  static final long SUMMING_NANOS = TimeUnit.SECONDS.toNanos(4);

  private static final long NEVER = Long.MAX_VALUE;
  private static final long UNKNOWN = -1;
  private static final int MAX_NAMES = 2;
  private static final int MAX_NAME_COLUMNS = 16;

  private final boolean utf8;
  private final Consumer<String> place;
  private final AtomicLong told = new AtomicLong(UNKNOWN);
  private volatile List<CallMember> roster = List.of();
  private final AtomicReference<@Nullable LoopHandle> handle = new AtomicReference<>();

  // Touched by the loop alone.
  private long countBefore = UNKNOWN;
  private Map<Long, String> namesBefore = Map.of();
  private long counted = UNKNOWN;
  private long settled = NEVER;
  private long summedUntil = NEVER;

  /**
   * @param utf8 whether the terminal shows more than ASCII
   * @param place takes a line
   */
  Attendance(boolean utf8, Consumer<String> place) {
    this.utf8 = utf8;
    this.place = place;
  }

  /** Starts to tell. */
  void start(LoopRunner runner) {
    handle.set(LoggedLoop.start(runner, "attendance", this));
  }

  void stop() {
    LoopHandle loop = handle.get();
    if (loop != null) {
      loop.stop();
    }
  }

  /** The server has counted; any thread. */
  void counted(long clients) {
    told.set(clients);
    wake();
  }

  /** The server has said who takes part; any thread. */
  void listed(List<CallMember> members) {
    roster = members;
    wake();
  }

  private void wake() {
    LoopHandle loop = handle.get();
    if (loop != null) {
      loop.wake();
    }
  }

  /** The connection is lost: those who are there when it comes back have not just come. */
  void forget() {
    roster = List.of();
    counted(UNKNOWN);
  }

  @Override
  public long step(long now) {
    long count = told.get();
    if (count == UNKNOWN || countBefore == UNKNOWN) {
      begin(count);
      return WHEN_WOKEN;
    }
    if (count != counted) {
      counted = count;
      settled = now + SETTLING_NANOS;
    }
    if (now >= settled) {
      settled = NEVER;
      Map<Long, String> names = names();
      String line = line(count, names);
      if (line != null) {
        place.accept(line);
      }
      summedUntil = now + SUMMING_NANOS;
    } else if (settled == NEVER && (summedUntil == NEVER || now >= summedUntil)) {
      begin(count);
    }
    return Math.min(settled, summedUntil);
  }

  private void begin(long count) {
    countBefore = count;
    counted = count;
    namesBefore = names();
    settled = NEVER;
    summedUntil = NEVER;
  }

  private Map<Long, String> names() {
    Map<Long, String> names = new LinkedHashMap<>();
    for (CallMember one : roster) {
      names.put(one.id(), ShownName.of(one.name(), utf8).cut(MAX_NAME_COLUMNS, utf8).text());
    }
    return names;
  }

  private @Nullable String line(long count, Map<Long, String> names) {
    long more = count - countBefore;
    List<String> came = except(names, namesBefore);
    List<String> gone = except(namesBefore, names);
    List<String> parts = new ArrayList<>();
    // Names may come late, or not at all: the number is what counts.
    if (more == came.size() - gone.size()) {
      add(parts, came, came.size(), "joined");
      add(parts, gone, gone.size(), "left");
    } else if (more > 0) {
      add(parts, gone.isEmpty() ? came : List.of(), more, "joined");
    } else {
      add(parts, came.isEmpty() ? gone : List.of(), -more, "left");
    }
    return parts.isEmpty() ? null : String.join(", ", parts) + ": " + count + " in the call";
  }

  private static List<String> except(Map<Long, String> all, Map<Long, String> others) {
    return all.entrySet().stream()
        .filter(one -> !others.containsKey(one.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static void add(List<String> parts, List<String> names, long number, String what) {
    if (number == 0) {
      return;
    }
    List<String> shown =
        new ArrayList<>(
            names.subList(0, (int) Math.min(number, Math.min(names.size(), MAX_NAMES))));
    long others = number - shown.size();
    if (others > 0) {
      shown.add(shown.isEmpty() ? Long.toString(others) : others + " more");
    }
    int last = shown.size() - 1;
    String before = String.join(", ", shown.subList(0, last));
    parts.add((before.isEmpty() ? "" : before + " and ") + shown.get(last) + " " + what);
  }
}
