package io.asciichat.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a plan that fails as small as possible while it breaks the same rule: events are left out
 * by halves, quarters and so on (A. Zeller and R. Hildebrandt, "Simplifying and isolating
 * failure-inducing input", 2002), then amounts are halved, then the call is shortened.
 */
final class PlanShrinker {
  /** Runs that one plan may cost. */
  private static final int MAX_RUNS = 400;

  private final SeedSetup setup;
  private final String rule;
  private RunResult best;
  private int runs;

  private PlanShrinker(RunResult failed, SeedSetup setup) {
    this.setup = setup;
    this.best = failed;
    rule = failed.violations().getFirst().rule();
  }

  /** The result of the smallest plan found. */
  static RunResult shrink(RunResult failed, SeedSetup setup) {
    PlanShrinker shrinker = new PlanShrinker(failed, setup);
    shrinker.shorten();
    shrinker.leaveOut();
    shrinker.accept(shrinker.best.plan().withoutSound());
    shrinker.simplify();
    shrinker.leaveOut();
    shrinker.shorten();
    return shrinker.best;
  }

  private boolean accept(FaultPlan smaller) {
    if (runs >= MAX_RUNS || smaller.equals(best.plan())) {
      return false;
    }
    runs++;
    RunResult result = SeedRun.play(smaller, setup);
    boolean same = !result.isGood() && result.violations().getFirst().rule().equals(rule);
    if (same) {
      best = result;
    }
    return same;
  }

  private void leaveOut() {
    int parts = 2;
    while (!best.plan().events().isEmpty() && parts <= 2 * best.plan().events().size()) {
      List<FaultEvent> events = best.plan().events();
      int size = Math.max(1, events.size() / parts);
      boolean left = false;
      for (int from = 0; from < events.size() && !left; from += size) {
        List<FaultEvent> fewer = new ArrayList<>(events.subList(0, from));
        fewer.addAll(events.subList(Math.min(from + size, events.size()), events.size()));
        left = accept(best.plan().withEvents(fewer));
      }
      if (!left && size == 1) {
        return;
      }
      parts = left ? Math.max(2, parts - 1) : 2 * parts;
    }
  }

  /** Halves amounts, and does everything as early as possible. */
  private void simplify() {
    for (int i = 0; i < best.plan().events().size(); i++) {
      while (replace(i, halved(best.plan().events().get(i)))) {
        // Once more.
      }
      FaultEvent event = best.plan().events().get(i);
      replace(i, event.kind() == FaultKind.JOIN ? event.withMillis(0).withAmount(0) : event);
    }
  }

  private static FaultEvent halved(FaultEvent event) {
    return event.withAmount(
        Math.max(Math.min(event.amount(), event.kind().least()), event.amount() / 2));
  }

  private boolean replace(int index, FaultEvent other) {
    List<FaultEvent> events = new ArrayList<>(best.plan().events());
    events.set(index, other);
    return accept(best.plan().withEvents(events));
  }

  /** Nothing that happens after the failure belongs to it. */
  private void shorten() {
    Duration end = Duration.ofMillis(best.violations().getFirst().millis() + 1);
    if (end.compareTo(best.plan().length()) < 0) {
      FaultPlan plan = best.plan();
      accept(
          plan.withLength(end)
              .withEvents(
                  plan.events().stream()
                      .filter(event -> event.millis() <= end.toMillis())
                      .toList()));
    }
  }
}
