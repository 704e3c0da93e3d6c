package io.asciichat.cli.command.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext;
import io.asciichat.core.error.ErrorContext.Operation;
import io.asciichat.core.render.ViewerProfile;
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
  private final SessionInfo session = SessionInfo.arrived(3, "192.0.2.7:5000");

  @Test
  void timesAreHoursMinutesAndSeconds() {
    assertEquals("0:00:07", ServerLog.clock(Duration.ofMillis(7900)));
    assertEquals("26:03:04", ServerLog.clock(Duration.ofHours(26).plusSeconds(184)));
  }

  @Test
  void tellsWhatHappens() {
    log.connected(session);
    log.established(session);
    log.joined(session);
    SessionInfo other = SessionInfo.arrived(4, "[2001:db8::1]:5000");
    log.connected(other);
    log.joined(other.withName("ANN"));
    log.terminalChanged(session.withProfile(ViewerProfile.ofSize(120, 40)));
    log.badPacket(session.withBadPacket(), 3000, "too long");
    log.remoteLog(session, "hello {0}");
    log.left(session, end(Operation.TALKING, "closed"));
    log.left(SessionInfo.arrived(5, "192.0.2.9:1"), end(Operation.SHAKING_HANDS, "no key"));
    log.rejected("192.0.2.8", "the server is full");
    assertEquals(
        List.of(
            "client 3 from 192.0.2.7:5000 (IPv4) shakes hands",
            "client 3 has shaken hands: plaintext",
            "Client 3 connected, total clients: 1, from 192.0.2.7:5000",
            "client 4 from [2001:db8::1]:5000 (IPv6) shakes hands",
            "Client 4 connected, total clients: 2, from [2001:db8::1]:5000; name ANN",
            "client 3: capabilities updated 120x40, palette=standard, color=truecolor,"
                + " mode=foreground, fps=60",
            "dropped a packet of type 3000 from client 3: too long; 1 so far",
            "client 3 says: hello {0}",
            "client 3 from 192.0.2.7:5000 has gone after 0:01:05: closed; total clients: 1",
            "client 5 from 192.0.2.9:1 has gone after 0:01:05, before the handshake was done: no"
                + " key",
            "turned 192.0.2.8 away: the server is full; 1 so far"),
        lines.lines);
  }

  private static SessionEnd end(Operation operation, String reason) {
    return new SessionEnd(
        ErrorCode.OK, reason, Duration.ofSeconds(65), new ErrorContext(operation, null), null);
  }

  /** A client that makes one mistake a thousand times makes another one. */
  @Test
  void everyDistinctReasonForABadPacketIsTold() {
    for (int i = 0; i < 1000; i++) {
      log.badPacket(session, 3000, "needs 4 more bytes, has " + i);
    }
    log.badPacket(session, 3001, "too long");
    for (int i = 0; i < 1000; i++) {
      log.badPacket(session, 40_000 + i, "unknown type");
    }
    log.badPacket(SessionInfo.arrived(4, "192.0.2.7:5001"), 3000, "needs 4 more bytes, has 0");
    assertEquals(4 + Repeats.MAX_LINES_AT_ONCE, lines.lines.size(), lines.lines::toString);
    assertTrue(
        lines.lines.contains("dropped a packet of type 3001 from client 3: too long; 0 so far"));
    assertTrue(lines.lines.getLast().contains("from client 4"), "another session");
  }

  @Test
  void allBadPacketsAreToldToThoseWhoAsk() {
    RecordedLog verbose = RecordedLog.verbose();
    ServerLog all = new ServerLog(new ManualClock(), verbose);
    for (int i = 0; i < 1000; i++) {
      all.badPacket(session, 3000, "too long");
    }
    assertEquals(1000, verbose.lines.size());
  }

  @Test
  void reasonsAreBounded() {
    DistinctReasons reasons = new DistinctReasons();
    int found = 0;
    for (int i = 0; i < 10_000; i++) {
      found += reasons.isNew(1, 3000, "reason " + "x".repeat(i % 1000)) ? 1 : 0;
    }
    assertEquals(DistinctReasons.MAX_REASONS, found);
    reasons.forget(1);
    assertTrue(reasons.isNew(1, 3000, "reason "));
  }

  @Test
  void aKeyAndWordsToCompareAreTold() {
    String hex = "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242";
    log.established(session.withPeer(new SessionInfo.Peer("192.0.2.7", true, hex, "a b c d")));
    log.credentials(List.of(), null, true);
    log.established(session.withPeer(new SessionInfo.Peer("192.0.2.7", true, null, "a b c d")));
    assertEquals(
        List.of(
            "client 3 has shaken hands: encrypted, key"
                + " SHA256:G0rarR9Wy+cqC2YbqeAoaVmUU9hm1OPuwLi2DueJAYU, check words: a b c d",
            "client 3 has shaken hands: encrypted, password"),
        lines.lines,
        "the second one knows the server by the password");
  }

  /** Every kind of line that a client can cause, half a million times each. */
  @Test
  void noClientFillsTheLog() {
    for (int i = 0; i < 500_000; i++) {
      SessionInfo next = SessionInfo.arrived(i, "192.0.2.7");
      log.connected(next);
      log.established(next);
      log.joined(next);
      log.terminalChanged(next.withProfile(ViewerProfile.ofSize(80, 24)));
      log.badPacket(next, 1, "bad");
      log.remoteLog(next, "x".repeat(512));
      log.left(next, end(Operation.TALKING, "gone"));
      log.rejected("192.0.2.7", "too many");
      log.acceptFailed(new IOException("too many open files"));
    }
    assertEquals(8 * Repeats.MAX_LINES_AT_ONCE + Repeats.MAX_MISTAKES_AT_ONCE, lines.lines.size());
    log.ended();
    assertTrue(
        lines.lines.contains("clients' words: 499980 lines left out"), lines.lines::toString);
  }
}
