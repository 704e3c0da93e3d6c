package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerLogTest {
  @Test
  void timesAreHoursMinutesAndSeconds() {
    assertEquals("0:00:07", ServerLog.clock(Duration.ofMillis(7900)));
    assertEquals("26:03:04", ServerLog.clock(Duration.ofHours(26).plusSeconds(184)));
  }
}
