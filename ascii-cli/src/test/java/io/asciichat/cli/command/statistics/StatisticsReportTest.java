package io.asciichat.cli.command.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.options.StatisticsOptions;
import io.asciichat.cli.command.options.StatisticsOptions.Format;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.testkit.call.SimulatedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsReportTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final SimulatedCall call = new SimulatedCall(4);
  private final StatisticsOptions options = new StatisticsOptions();
  private final List<String> lines = new ArrayList<>();
  private final List<String> json = new ArrayList<>();
  private final StatisticsReport report =
      new StatisticsReport(options, () -> call.server().statistics(), lines::add, json::add);

  StatisticsReportTest() {
    options.interval = Duration.ofSeconds(30);
  }

  @AfterEach
  void close() {
    call.close();
  }

  @Test
  void linesHaveTheFormsThatScriptsRead() {
    call.join("ANNA");
    call.join("BEN");
    call.runFor(Duration.ofSeconds(3));
    report.last();
    for (String form :
        List.of(
            "\\[STATS] Client Count: 2 active \\(0 audio, 2 video\\)(, .*)?",
            "\\[STATS] Buffer Pool: \\d+/\\d+ allocated \\(\\d+\\.\\d\\d% utilization\\), \\d+ peak(, .*)?",
            "\\[STATS] Packet Queues: avg_depth=\\d+\\.\\d, max_depth=\\d+, drops=\\d+(, .*)?",
            "\\[STATS] Session Registry: 2 entries, 4 places \\(50\\.00% load\\)(, .*)?",
            "\\[STATS] Frames: \\d{3,} captured, \\d{3,} sent, 0 dropped \\(0\\.00% drop rate\\)(, .*)?",
            "\\[STATS] Locks: \\d+ acquired, \\d+ contended, \\d+ held(, .*)?",
            "Client 1 video buffer: \\d{3} frames, \\d+ dropped \\(\\d+\\.\\d% drop rate\\)(, .*)?",
            "Client 2 link: here for 3 s, .*")) {
      assertTrue(
          lines.stream().anyMatch(line -> line.matches(form)),
          () -> form + " is in none of\n" + String.join("\n", lines));
    }
    assertFalse(lines.stream().anyMatch(line -> line.contains("Errors")), lines::toString);
    assertFalse(lines.stream().anyMatch(line -> line.contains("audio queue")), lines::toString);
  }

  @Test
  void jsonIsOneLineWithTheSameFigures() {
    options.format = Format.JSON;
    call.join("AN\"NA\n");
    call.runFor(Duration.ofSeconds(3));
    report.last();
    assertEquals(List.of(), lines);
    assertEquals(1, json.size());
    String line = json.getFirst();
    assertTrue(line.startsWith("{\"up_seconds\":3,\"active\":1,"), line);
    assertTrue(line.contains("\"name\":\"AN\\\"NA\""), line);
    assertTrue(line.contains("\"problems\":{},\"ends\":{}"), line);
    assertFalse(line.contains("\n"), line);
    assertEquals(count(line, '{'), count(line, '}'));
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(character -> character == wanted).count();
  }

  @Test
  void nothingIsToldWhileNothingHappensAndOnceMoreAtTheEnd() {
    assertEquals(30 * SECOND, report.step(0));
    assertEquals(60 * SECOND, report.step(30 * SECOND));
    assertEquals(List.of(), lines);
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(1));
    assertEquals(60 * SECOND, report.step(59 * SECOND), "woken too early");
    assertEquals(List.of(), lines);
    report.step(60 * SECOND);
    int told = lines.size();
    assertTrue(told > 5, lines::toString);
    report.step(90 * SECOND);
    assertEquals(told, lines.size());
    report.last();
    assertEquals(2 * told, lines.size());
  }

  @Test
  void aReportThatWouldBeLateIsLeftOut() {
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(1));
    report.step(0);
    assertEquals(120 * SECOND, report.step(110 * SECOND));
    assertEquals(List.of(), lines);
    report.step(121 * SECOND);
    assertFalse(lines.isEmpty());
  }

  @Test
  void anIntervalOfZeroTellsNothing() {
    options.interval = Duration.ZERO;
    assertEquals(Loop.DONE, report.step(0));
    report.last();
    assertEquals(List.of(), lines);
  }

  @Test
  @SuppressWarnings("NullAway") // a part that cannot be read
  void aPartThatFailsIsNamedAndTheOthersGoOn() {
    ServerStatistics whole = call.server().statistics();
    List<String> told =
        StatisticsText.of(
            new ServerStatistics(
                whole.up(),
                whole.clients(),
                whole.totals(),
                null,
                whole.resources(),
                whole.problems()));
    assertTrue(
        told.stream().anyMatch(line -> line.startsWith("[STATS] Timing: not known (")),
        told::toString);
    assertTrue(told.stream().anyMatch(line -> line.startsWith("[STATS] Locks: ")), told::toString);
  }
}
