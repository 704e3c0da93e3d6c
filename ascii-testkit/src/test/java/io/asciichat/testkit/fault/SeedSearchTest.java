package io.asciichat.testkit.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeedSearchTest {
  /** As many as fit into an ordinary build; the profile {@code seeds} sets more. */
  private static final long SEEDS = Long.getLong("seeds", 2_000);

  private static final SeedSearch SEARCH =
      SeedSearch.of(SeedSetup.standard(), FaultGenerator.standard());

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void everyCallEndsWell() {
    SeedSearch.Report report = SEARCH.run(1, SEEDS);
    assertTrue(report.isGood(), report::toString);
  }

  @Test
  void theSameSeedsGiveTheSameRunsOnAnyNumberOfThreads() {
    SeedSearch.Report alone = SEARCH.threads(1).run(3_000, 6);
    assertEquals(alone, SEARCH.threads(3).run(3_000, 6));
    assertThrows(IllegalArgumentException.class, () -> SEARCH.threads(0));
  }

  @Test
  void seedsThatFailAreReportedWithTheirSmallestPlan() {
    SeedSetup narrow = SeedSetup.standard().withServer(server -> server.maxClients(1));
    SeedSearch.Report report =
        SeedSearch.of(narrow, FaultGenerator.standard().only(FaultKind.RESIZE)).run(1, 3);
    assertEquals(3, report.failures().size());
    assertEquals(1, report.failures().getFirst().seed());
    RunResult smallest = report.failures().getFirst().smallest();
    assertEquals(2, smallest.plan().events().size());
    assertTrue(report.toString().contains("seed 1 failed"), report::toString);
    assertTrue(report.toString().contains("FaultPlan.parse(\"" + smallest.plan() + "\")"));
  }

  @Test
  void theCommandPlaysSeedsAndPlans() {
    assertEquals(
        0, command("--seeds", "2", "--from", "7", "--threads", "1", "--only", "cut,stall"));
    assertTrue(text().startsWith("2 calls, "), text());
    assertEquals(0, command("--plan", "15000 silent | 0 join 1 0 0"));
    assertTrue(text().endsWith("all is well"), text());
  }

  @Test
  void theCommandSaysWhatItTakes() {
    assertEquals(2, command("--seed", "2"));
    assertTrue(text().contains("usage: SeedSearch"), text());
    assertEquals(2, command("--only", "luck"));
    assertEquals(2, command("--plan", "nonsense"));
    assertEquals(2, command("--seeds", "many"));
    assertEquals(2, command("--seeds", "0"));
  }

  private int command(String... arguments) {
    printed.reset();
    return SeedSearch.command(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).strip();
  }
}
