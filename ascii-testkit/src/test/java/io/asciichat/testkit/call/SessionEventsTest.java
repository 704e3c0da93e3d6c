package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.error.ErrorContext;
import io.asciichat.core.error.ErrorContext.Operation;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a server's listener hears of a client, and in which order. */
class SessionEventsTest {
  private final List<String> events = new ArrayList<>();
  private final List<SessionEnd> ends = new ArrayList<>();

  private final SimulatedCall call =
      new SimulatedCall(
          4,
          new ServerListener() {
            @Override
            public void connected(SessionInfo session) {
              events.add("connected");
            }

            @Override
            public void established(SessionInfo session) {
              events.add("established");
            }

            @Override
            public void joined(SessionInfo session) {
              events.add("joined " + columns(session));
            }

            @Override
            public void terminalChanged(SessionInfo session) {
              events.add("changed " + columns(session));
            }

            @Override
            public void left(SessionInfo session, SessionEnd end) {
              events.add("left");
              ends.add(end);
            }
          });

  private static int columns(SessionInfo session) {
    return Objects.requireNonNull(session.profile()).columns();
  }

  @Test
  void aClientIsFollowedFromItsConnectionToItsEnd() {
    Participant anna = call.join("ANNA");
    call.runFor(Duration.ofSeconds(1));
    ViewerProfile profile = anna.display().profile();
    anna.display().changeProfile(profile.withSize(33, 12));
    call.runFor(Duration.ofSeconds(1));
    anna.display().changeProfile(profile.withSize(33, 12));
    call.runFor(Duration.ofSeconds(1));
    anna.client().close();
    call.runFor(Duration.ofSeconds(1));
    assertEquals(
        List.of("connected", "established", "joined " + profile.columns(), "changed 33", "left"),
        events);
    SessionEnd end = ends.getFirst();
    assertEquals(3, end.lasted().toSeconds());
    ErrorContext context = end.context();
    assertEquals(Operation.TALKING, context.operation());
    call.close();
  }

  @Test
  void aConnectionThatSaysNothingEndsInTheHandshake() {
    call.network().connect(call.endpoint(), call.pool(), Duration.ofSeconds(1).toNanos());
    call.runFor(Duration.ofMinutes(1));
    assertEquals(List.of("connected", "left"), events);
    assertEquals(Operation.SHAKING_HANDS, ends.getFirst().context().operation());
    call.close();
  }
}
