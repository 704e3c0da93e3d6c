package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.BanSubject;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator who keeps somebody out. */
class BannedClientsTest {
  private static final Instant START = Instant.parse("2026-12-24T18:00:00Z");

  private final List<String> left = new ArrayList<>();
  private final List<List<Ban>> kept = new ArrayList<>();
  private Instant now = START;

  private final ServerListener listener =
      new ServerListener() {
        @Override
        public void left(SessionInfo session, SessionEnd end) {
          left.add(session.name() + " " + end.code() + " " + end.reason());
        }

        @Override
        public void bansChanged(List<Ban> bans) {
          kept.add(bans);
        }
      };

  private final SimulatedCall call =
      SimulatedCall.builder()
          .server(settings -> settings.listener(listener).calendar(() -> now))
          .start();

  @AfterEach
  void nothingIsLeft() {
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  @Test
  void whoIsInHasToGoAndIsNotLetInAgain() {
    call.join("ANNA");
    call.join("BEN");
    call.runFor(Duration.ofSeconds(2));
    Ban ban = new Ban(BanSubject.of("10.0.0.2"), START.plusSeconds(3600), "sings");
    assertEquals(1, call.server().ban(ban));
    assertEquals(List.of(List.of(ban)), kept);
    call.runFor(Duration.ofSeconds(60));
    assertEquals(
        List.of("BEN AUTH you are banned from this server until 2026-12-24T19:00:00Z"), left);
    assertEquals(1, call.server().sessions().size());
  }

  /** Null while the client goes on trying. */
  private static @Nullable ErrorCode ending(Participant participant) {
    return participant.client().end().thenApply(ClientEnd::code).getNow(null);
  }

  @Test
  void aPrefixKeepsNewcomersOutUntilItsTimeHasCome() {
    Ban ban = new Ban(BanSubject.of("10.0.0.0/24"), START.plusSeconds(60), "");
    assertEquals(0, call.server().ban(ban));
    Participant anna = call.join("ANNA");
    call.runFor(Duration.ofSeconds(2));
    assertEquals(List.of(), call.server().sessions());
    assertEquals(ErrorCode.AUTH, ending(anna));
    assertEquals(List.of(), left, "it has never become a session");
    now = START.plusSeconds(60);
    call.join("BEN");
    call.runFor(Duration.ofSeconds(2));
    assertEquals(1, call.server().sessions().size());
    assertEquals(List.of(), call.server().bans());
  }

  @Test
  void aBanThatIsLiftedKeepsNobodyOut() {
    BanSubject everybody = BanSubject.of("10.0.0.0/8");
    call.server().ban(Ban.forever(everybody, ""));
    assertTrue(call.server().unban(everybody));
    assertFalse(call.server().unban(everybody));
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(2));
    assertEquals(1, call.server().sessions().size());
    assertEquals(List.of(), kept.getLast());
  }

  @Test
  void aListThatIsReadAgainSendsAwayWhoIsNewInIt() {
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(2));
    assertEquals(1, call.server().bans(List.of(Ban.forever(BanSubject.of("10.0.0.1"), ""))));
    assertEquals(List.of(), kept, "the listener knows the list: it has read it");
    call.runFor(Duration.ofSeconds(2));
    assertEquals(List.of(), call.server().sessions());
  }
}
