package io.asciichat.cli.command.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.CallMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private final List<String> lines = new ArrayList<>();
  private final Attendance attendance = new Attendance(true, lines::add);
  private long now;

  /** Who is there; each name's first letter is its number. */
  private void list(String... names) {
    attendance.listed(
        Arrays.stream(names).map(name -> new CallMember(name.charAt(0), name)).toList());
    pass(Duration.ZERO);
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
    list("ANNA", "BEN", "YOU");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of(), lines);
  }

  @Test
  void whoComesAndGoesIsNamed() {
    count(1);
    count(2);
    list("ANNA");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("ANNA joined: 2 in the call"), lines);
    count(1);
    list();
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
    count(3);
    list("ANNA", "BEN");
    pass(Duration.ofSeconds(2));
    count(5);
    list("ANNA", "BEN", "CLEO", "DORA");
    pass(Duration.ofSeconds(10));
    assertEquals(
        List.of("ANNA and BEN joined: 3 in the call", "ANNA, BEN and 2 more joined: 5 in the call"),
        lines);
  }

  @Test
  void oneWithoutAnEntryIsCounted() {
    count(1);
    count(3);
    list("ANNA");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("ANNA and 1 more joined: 3 in the call"), lines);
  }

  @Test
  void oneForAnotherIsToldOfBoth() {
    list("ANNA");
    count(2);
    count(3);
    count(2);
    list("BEN");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("BEN joined, ANNA left: 2 in the call"), lines);
  }

  @Test
  void aChangedNameIsNobodyNew() {
    list("ANNA", "BEN");
    count(2);
    list("ANNA", "BERTA");
    pass(Duration.ofSeconds(10));
    list("ANNA", "BERTA", "CLEO");
    count(3);
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("1 joined: 3 in the call"), lines, "listed before it was counted");
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
    count(2);
    list("BARTHOLOMEW THE THIRD OF SOMEWHERE");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("BARTHOLOMEW THE… joined: 2 in the call"), lines);
  }
}
