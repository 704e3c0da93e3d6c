package io.asciichat.testkit.fault;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that happens in one call, in the order of time. The same plan gives the same run.
 *
 * @param length how long the call lasts
 * @param sound whether the participants speak and listen
 * @param events what happens
 */
public record FaultPlan(Duration length, boolean sound, List<FaultEvent> events) {
  private static final String SOUND = "sound";
  private static final String SILENT = "silent";

  /** Sorts the events and keeps a copy. */
  public FaultPlan {
    events = events.stream().sorted(Comparator.comparingLong(FaultEvent::millis)).toList();
  }

  FaultPlan withEvents(List<FaultEvent> other) {
    return new FaultPlan(length, sound, other);
  }

  FaultPlan withLength(Duration other) {
    return new FaultPlan(other, sound, events);
  }

  FaultPlan withoutSound() {
    return new FaultPlan(length, false, events);
  }

  /** The plan on one line: what {@link #parse} reads. */
  @Override
  public String toString() {
    return length.toMillis()
        + (sound ? " " + SOUND : " " + SILENT)
        + events.stream().map(event -> " | " + event).collect(Collectors.joining());
  }

  /**
   * Reads a plan.
   *
   * @param text as {@link #toString} writes it: {@code "60000 silent | 0 join 1 0 0 | 9000 cut 1 0
   *     0"}
   * @throws IllegalArgumentException when it is something else
   */
  public static FaultPlan parse(String text) {
    String[] parts = text.split("\\|", -1);
    String[] head = parts[0].strip().split("\\s+", -1);
    if (head.length != 2 || !(head[1].equals(SOUND) || head[1].equals(SILENT))) {
      throw new IllegalArgumentException(
          "a plan begins with its length and sound, such as \"60000 silent\", not with \""
              + parts[0].strip()
              + "\"");
    }
    return new FaultPlan(
        Duration.ofMillis(Long.parseLong(head[0])),
        head[1].equals(SOUND),
        Stream.of(parts).skip(1).map(FaultEvent::parse).toList());
  }
}
