package io.asciichat.testkit.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {
  private static final FaultGenerator EVERYTHING =
      FaultGenerator.standard().only(FaultKind.values());

  @Property(tries = 200)
  void whatIsWrittenIsRead(@ForAll long seed) {
    FaultPlan plan = EVERYTHING.plan(seed);
    assertEquals(plan, FaultPlan.parse(plan.toString()));
    assertEquals(plan, EVERYTHING.plan(seed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "60000",
        "60000 loud",
        "sixty silent",
        "60000 silent | 5 cut",
        "60000 silent | 5 dance 1 0 0",
        "60000 silent | -5 cut 1 0 0",
        "60000 silent | 5 cut 0 0 0"
      })
  void nonsenseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> FaultPlan.parse(text));
  }

  @Test
  void eventsAreSortedByTime() {
    FaultPlan plan = FaultPlan.parse("20000 silent | 900 cut 1 0 0 | 0 join 1 0 0");
    assertEquals(
        List.of(FaultKind.JOIN, FaultKind.CUT),
        plan.events().stream().map(FaultEvent::kind).toList());
  }

  @Test
  void everyKindIsChosenAndNoneThatIsLeftOut() {
    Set<FaultKind> chosen = EnumSet.noneOf(FaultKind.class);
    LongStream.range(0, 2_000)
        .forEach(seed -> EVERYTHING.plan(seed).events().forEach(event -> chosen.add(event.kind())));
    assertEquals(EnumSet.allOf(FaultKind.class), chosen);
    FaultGenerator links =
        EVERYTHING.only(FaultKind.STALL, FaultKind.CUT).without(List.of(FaultKind.CUT));
    LongStream.range(0, 200)
        .mapToObj(links::plan)
        .flatMap(plan -> plan.events().stream())
        .forEach(
            event ->
                assertTrue(
                    event.kind() == FaultKind.JOIN || event.kind() == FaultKind.STALL,
                    event::toString));
  }

  @Test
  void callsHaveTheLengthThatIsAskedFor() {
    FaultGenerator longer = EVERYTHING.ofLength(Duration.ofMinutes(5));
    assertEquals(Duration.ofMinutes(5), longer.plan(1).length());
    assertThrows(IllegalArgumentException.class, () -> EVERYTHING.ofLength(Duration.ofSeconds(14)));
  }
}
