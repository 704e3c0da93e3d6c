package io.asciichat.cli.command.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.sim.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerLogTest {
  private final RecordedLog lines = new RecordedLog();
  private final ServerLog log = new ServerLog(new ManualClock(), lines);
  private final SessionInfo session = SessionInfo.arrived(3, "192.0.2.7");

  @Test
  void timesAreHoursMinutesAndSeconds() {
    assertEquals("0:00:07", ServerLog.clock(Duration.ofMillis(7900)));
    assertEquals("26:03:04", ServerLog.clock(Duration.ofHours(26).plusSeconds(184)));
  }

  @Test
  void tellsWhatHappens() {
    log.joined(session);
    log.badPacket(session.withBadPacket(), 3000, "too long");
    log.remoteLog(session, "hello {0}");
    log.left(session, new SessionEnd(ErrorCode.OK, "closed", null));
    log.rejected("192.0.2.8", "the server is full");
    assertEquals(
        List.of(
            "client 3 from 192.0.2.7 has joined, not encrypted",
            "dropped a packet of type 3000 from client 3: too long; 1 so far",
            "client 3 says: hello {0}",
            "client 3 from 192.0.2.7 has gone: closed",
            "turned 192.0.2.8 away: the server is full; 1 so far"),
        lines.lines);
  }

  @Test
  void aKeyAndWordsToCompareAreTold() {
    String hex = "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242";
    log.joined(session.withPeer(new SessionInfo.Peer("192.0.2.7", true, hex, "a b c d")));
    log.credentials(List.of(), null, true);
    log.joined(session.withPeer(new SessionInfo.Peer("192.0.2.7", true, null, "a b c d")));
    assertEquals(
        List.of(
            "client 3 from 192.0.2.7 has joined, key"
                + " SHA256:G0rarR9Wy+cqC2YbqeAoaVmUU9hm1OPuwLi2DueJAYU, check words: a b c d",
            "client 3 from 192.0.2.7 has joined"),
        lines.lines,
        "the second one knows the server by the password");
  }

  /** Every kind of line that a client can cause, half a million times each. */
  @Test
  void noClientFillsTheLog() {
    for (int i = 0; i < 500_000; i++) {
      SessionInfo next = SessionInfo.arrived(i, "192.0.2.7");
      log.joined(next);
      log.badPacket(next, 1, "bad");
      log.remoteLog(next, "x".repeat(512));
      log.left(next, new SessionEnd(ErrorCode.NETWORK, "gone", null));
      log.rejected("192.0.2.7", "too many");
      log.acceptFailed(new IOException("too many open files"));
    }
    assertEquals(6 * Repeats.MAX_LINES_AT_ONCE, lines.lines.size());
    log.ended();
    assertTrue(
        lines.lines.contains("clients' words: 499980 lines left out"), lines.lines::toString);
  }
}
