package io.asciichat.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes plans of seeds: a seed always gives the same plan. Immutable. */
public final class FaultGenerator {
  private static final Duration LENGTH = Duration.ofMinutes(1);

  /** One call of so many has sound: it costs several times as much as pictures do. */
  private static final int CALLS_PER_SOUND = 16;

  private static final int MAX_CALLERS = 4;
  private static final int ATTACKERS = 3;
  private static final FaultKind[] CONSEQUENCES = {
    FaultKind.JOIN, FaultKind.CUT, FaultKind.BUSY, FaultKind.STALL
  };
  private static final int CONSEQUENCE_MILLIS = 1_500;
  private static final int MAX_FAULTS = 8;

  /** The first callers come within this time, and trouble begins after it. */
  private static final int ARRIVAL_MILLIS = 2_000;

  /** No trouble in the last part of a call, so that everything has time to come back. */
  private static final int QUIET_MILLIS = 8_000;

  private final Map<FaultKind, Integer> weights;
  private final Duration length;

  private FaultGenerator(Map<FaultKind, Integer> weights, Duration length) {
    this.weights = weights;
    this.length = length;
  }

  /** Every kind with its own weight, calls of a minute, sound in one of sixteen. */
  public static FaultGenerator standard() {
    Map<FaultKind, Integer> weights = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      weights.put(kind, kind.weight());
    }
    return new FaultGenerator(weights, LENGTH);
  }

  /** The same without some kinds. */
  public FaultGenerator without(Collection<FaultKind> kinds) {
    Map<FaultKind, Integer> fewer = new EnumMap<>(weights);
    fewer.keySet().removeAll(kinds);
    return new FaultGenerator(fewer, length);
  }

  /** The same with these kinds alone. */
  public FaultGenerator only(FaultKind... kinds) {
    Map<FaultKind, Integer> few = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : kinds) {
      few.put(kind, kind.weight());
    }
    return new FaultGenerator(few, length);
  }

  /**
   * The same with calls of another length.
   *
   * @param other 15 s or more
   */
  public FaultGenerator ofLength(Duration other) {
    if (other.toMillis() < ARRIVAL_MILLIS + QUIET_MILLIS + 5_000) {
      throw new IllegalArgumentException("a call lasts 15 s or more, not " + other);
    }
    return new FaultGenerator(weights, other);
  }

  /** The plan of a seed. */
  public FaultPlan plan(long seed) {
    // Random, whose numbers its documentation fixes; neighbouring seeds are mixed first.
    Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    random.nextInt();
    boolean sound = random.nextInt(CALLS_PER_SOUND) == 0;
    int callers = 2 + random.nextInt(2);
    List<FaultEvent> events = new ArrayList<>();
    for (int caller = 1; caller <= callers; caller++) {
      events.add(event(FaultKind.JOIN, random.nextInt(ARRIVAL_MILLIS), caller, random));
    }
    int faults = weights.isEmpty() ? 0 : 1 + random.nextInt(MAX_FAULTS);
    int span = (int) length.toMillis() - ARRIVAL_MILLIS - QUIET_MILLIS;
    for (int i = 0; i < faults; i++) {
      FaultKind kind = choose(random);
      int target = 1 + random.nextInt(kind.isHostile() ? ATTACKERS : MAX_CALLERS);
      FaultEvent fault = event(kind, ARRIVAL_MILLIS + random.nextInt(span), target, random);
      events.add(fault);
      if (kind.isHostile() && random.nextInt(4) > 0) {
        events.add(consequence(fault, random));
      }
    }
    return new FaultPlan(length, sound, events);
  }

  /**
   * About the time of an attack a caller comes, has to come back, or stalls, or the server is busy.
   */
  private static FaultEvent consequence(FaultEvent attack, Random random) {
    FaultKind kind = CONSEQUENCES[random.nextInt(CONSEQUENCES.length)];
    long millis = attack.millis() + random.nextInt(CONSEQUENCE_MILLIS) - CONSEQUENCE_MILLIS / 3;
    return event(kind, (int) millis, 1 + random.nextInt(MAX_CALLERS), random);
  }

  private FaultKind choose(Random random) {
    int all = weights.values().stream().mapToInt(Integer::intValue).sum();
    int left = random.nextInt(all);
    for (Map.Entry<FaultKind, Integer> entry : weights.entrySet()) {
      left -= entry.getValue();
      if (left < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("weights " + Arrays.toString(weights.values().toArray()));
  }

  private static FaultEvent event(FaultKind kind, int millis, int target, Random random) {
    int range = kind.most() - kind.least() + 1;
    int amount = random.nextBoolean() ? kind.most() : kind.least() + random.nextInt(range);
    return new FaultEvent(millis, kind, target, amount, random.nextInt(1 << 20));
  }
}
