package io.asciichat.cli.command.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.statistics.Resources;
import io.asciichat.metrics.HealthCheck;
import io.asciichat.metrics.HealthCheck.Verdict;
import io.asciichat.testkit.sim.ManualClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerHealthTest {
  private final ServerLog log = new ServerLog(new ManualClock(), new RecordedLog());
  private long entries = 3;
  private final HealthCheck health =
      log.health().check(() -> new Resources.Registry(entries, 9, 20));

  @Test
  void aServerIsReadyUntilItIsFull() {
    assertEquals(Verdict.good("3 of 9 places are taken"), health.ready());
    entries = 9;
    assertEquals(Verdict.bad("9 of 9 places are taken"), health.ready());
    assertTrue(health.live().isGood());
  }

  @Test
  void aServerThatCannotAcceptIsAliveButNotReady() {
    log.acceptFailed(new IOException("too many open files"));
    assertFalse(health.ready().isGood());
    assertTrue(health.live().isGood());
    log.acceptRecovered(7, Duration.ofSeconds(3));
    assertTrue(health.ready().isGood());
  }

  @Test
  void aServerIsDeadWithItsAcceptLoopAlone() {
    log.loopDied("video 3", new IllegalStateException("a client's"));
    assertTrue(health.live().isGood());
    log.loopDied("accept", new IllegalStateException("all clients'"));
    assertFalse(health.live().isGood());
    assertFalse(health.ready().isGood());
  }
}
