package io.asciichat.cli.command.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.sim.SimulatedScheduler;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final SimulatedScheduler world = new SimulatedScheduler();
  private final RecordedLog log = new RecordedLog();
  private final Repeats repeats = new Repeats(world, () -> log);

  private boolean log(String kind, String peer, String text) {
    return repeats.log(kind, peer, Level.WARNING, () -> text);
  }

  @Test
  void aMillionLinesTakeTwentyAndThenOneAMinute() {
    var _ = world.start("repeats", repeats);
    for (int second = 0; second < 600; second++) {
      for (int i = 0; i < 1000; i++) {
        log("words", "192.0.2.1", "x");
      }
      world.runFor(Duration.ofSeconds(1));
    }
    assertEquals(20 + 10, log.lines.size(), () -> log.lines.toString());
    assertTrue(log.lines.getLast().matches("x \\(and \\d{5} more like it\\)"), log.lines::getLast);
  }

  @Test
  void nothingThatWasCountedIsLost() {
    for (int i = 0; i < 100; i++) {
      log("words", "192.0.2.1", "line " + i);
    }
    assertEquals("line 19", log.lines.getLast());
    var _ = world.start("repeats", repeats);
    world.runFor(Duration.ofMinutes(2));
    assertEquals("line 99 (and 79 more like it)", log.lines.getLast());
    int before = log.lines.size();
    repeats.end();
    assertEquals(before, log.lines.size());
  }

  @Test
  void whatIsStillCountedComesAtTheEnd() {
    for (int i = 0; i < 50; i++) {
      log("words", "192.0.2.1", "x");
    }
    repeats.end();
    assertEquals("words: 30 lines left out", log.lines.getLast());
  }

  /** The first of its kind is written, and one peer's noise hides nobody else. */
  @Test
  void peersAndKindsAreCountedApart() {
    while (log("words", "192.0.2.1", "x")) {
      // Until it is enough.
    }
    assertTrue(log("bad packets", "192.0.2.1", "x"));
    assertTrue(log("words", "192.0.2.2", "x"));
  }

  @Test
  void theAddressesOfOneCustomerAreOnePeer() {
    for (int i = 0; i < 1000; i++) {
      log("words", "2001:db8:1:2:" + Integer.toHexString(i) + "::1", "x");
    }
    assertEquals(20, log.lines.size());
    assertTrue(log("words", "2001:db8:1:3::1", "x"));
  }

  @Test
  void theConnectionsOfOneAddressAreOnePeer() {
    for (int i = 0; i < 1000; i++) {
      log("words", "192.0.2.1:" + (1024 + i), "x");
      log("words", "[2001:db8:1:2::" + Integer.toHexString(i) + "]:" + (1024 + i), "x");
    }
    assertEquals(40, log.lines.size());
  }

  @Test
  void manyPeersTogetherAreBoundedInLinesAndMemory() {
    for (int i = 0; i < 100_000; i++) {
      log("words", "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), "x");
    }
    assertEquals(200, log.lines.size());
    world.runFor(Duration.ofSeconds(1));
    assertTrue(log("words", "192.0.2.1", "y"));
    assertEquals("y (and 98801 more like it)", log.lines.getLast());
    assertFalse(log("words", "192.0.2.1", "y"));
  }

  @Test
  void whatAForgottenPeerHasLeftOutStaysWithItsKind() {
    for (int i = 0; i < 50; i++) {
      log("words", "192.0.2.1", "x");
    }
    for (int i = 0; i < Repeats.MAX_PEERS; i++) {
      log("bad packets", "10.0." + (i >> 8) + "." + (i & 255), "x");
    }
    repeats.end();
    assertTrue(log.lines.contains("words: 30 lines left out"), log.lines::toString);
    assertTrue(log.lines.contains("bad packets: 800 lines left out"), log.lines::toString);
  }

  @Test
  void linesThatTheLevelLeavesOutAreNotWritten() {
    assertTrue(repeats.log("notes", "server", Level.DEBUG, () -> "x"));
    assertEquals(List.of(), log.lines);
  }
}
