package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.ParticipantLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private final List<String> lines = new ArrayList<>();
  private @Nullable List<ParticipantLevel> levels;
  private final Attendance attendance = new Attendance(() -> levels, true, lines::add);
  private long now;

  /** Who has a microphone; each name's first letter is its number. */
  private void microphones(String... names) {
    List<ParticipantLevel> all = new ArrayList<>();
    for (String name : names) {
      all.add(new ParticipantLevel(name.charAt(0), name, -120, false));
    }
    levels = all;
  }

  private void count(long clients) {
    attendance.counted(clients);
    pass(Duration.ZERO);
  }

  /** Plays the loop as its runner does. */
  private void pass(Duration time) {
    long end = now + time.toNanos();
    long next = attendance.step(now);
    while (next <= end) {
      now = next;
      next = attendance.step(now);
    }
    now = end;
  }

  @Test
  void whoIsThereFromTheBeginningHasNotJoined() {
    count(3);
    microphones("ANNA", "BEN");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of(), lines);
  }

  @Test
  void whoComesAndGoesIsNamed() {
    count(1);
    count(2);
    microphones("ANNA");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("ANNA joined: 2 in the call"), lines);
    microphones();
    count(1);
    pass(Duration.ofSeconds(10));
    assertEquals("ANNA left: 1 in the call", lines.getLast());
  }

  @Test
  void aServerThatOnlyCountsGivesNumbers() {
    count(2);
    count(5);
    pass(Duration.ofSeconds(10));
    count(4);
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("3 joined: 5 in the call", "1 left: 4 in the call"), lines);
  }

  @Test
  void severalAtOnceAreSummedUp() {
    count(1);
    microphones("ANNA", "BEN");
    count(3);
    pass(Duration.ofSeconds(2));
    microphones("ANNA", "BEN", "CLEO", "DORA");
    count(5);
    pass(Duration.ofSeconds(10));
    assertEquals(
        List.of("ANNA and BEN joined: 3 in the call", "ANNA, BEN and 2 more joined: 5 in the call"),
        lines);
  }

  @Test
  void oneWithoutAMicrophoneIsCounted() {
    count(1);
    microphones("ANNA");
    count(3);
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("ANNA and 1 more joined: 3 in the call"), lines);
  }

  @Test
  void oneForAnotherIsToldOfBoth() {
    microphones("ANNA");
    count(2);
    count(3);
    microphones("BEN");
    count(2);
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("BEN joined, ANNA left: 2 in the call"), lines);
  }

  @Test
  void aMicrophoneThatIsAnnouncedLateIsNobodyNew() {
    count(2);
    pass(Duration.ofSeconds(10));
    microphones("ANNA");
    count(3);
    count(2);
    pass(Duration.ofSeconds(10));
    assertTrue(lines.isEmpty() || lines.size() == 1, lines::toString);
    microphones("ANNA", "BEN");
    count(1);
    pass(Duration.ofSeconds(10));
    assertEquals("1 left: 1 in the call", lines.getLast());
  }

  @Test
  void aFloodGivesAFewLines() {
    count(1);
    for (int i = 0; i < 1000; i++) {
      count(1 + i % 7);
      pass(Duration.ofMillis(10));
    }
    pass(Duration.ofSeconds(10));
    assertTrue(lines.size() <= 15, lines::toString);
  }

  @Test
  void whoIsThereAfterALossHasNotJoined() {
    count(1);
    attendance.forget();
    pass(Duration.ofSeconds(1));
    count(4);
    pass(Duration.ofSeconds(10));
    assertEquals(List.of(), lines);
  }

  @Test
  void aLongNameIsCut() {
    count(1);
    microphones("BARTHOLOMEW THE THIRD OF SOMEWHERE");
    count(2);
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("BARTHOLOMEW THE… joined: 2 in the call"), lines);
  }
}
