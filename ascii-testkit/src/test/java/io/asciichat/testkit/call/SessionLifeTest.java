package io.asciichat.testkit.call;

import static io.asciichat.core.session.SessionPhase.CONNECTING;
import static io.asciichat.core.session.SessionPhase.GONE;
import static io.asciichat.core.session.SessionPhase.HANDSHAKING;
import static io.asciichat.core.session.SessionPhase.JOINED;
import static io.asciichat.core.session.SessionPhase.LEAVING;
import static io.asciichat.core.session.SessionPhase.STREAMING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.session.SessionPhase;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each transition of a session is told once, and each of them is a legal one. */
class SessionLifeTest {
  private final Map<Long, List<SessionPhase>> lives = new TreeMap<>();
  private final ServerListener listener =
      new ServerListener() {
        @Override
        public void moved(SessionInfo session, SessionPhase before) {
          List<SessionPhase> life =
              lives.computeIfAbsent(session.id(), id -> new ArrayList<>(List.of(CONNECTING)));
          assertEquals(life.getLast(), before);
          life.add(session.phase());
        }

        @Override
        public void joined(SessionInfo session) {
          assertEquals(JOINED, session.phase());
        }

        @Override
        public void left(SessionInfo session, SessionEnd end) {
          assertEquals(GONE, session.phase());
        }
      };

  private final SimulatedCall call = new SimulatedCall(2, listener);

  @Test
  void aClientComesShowsItselfAndGoes() {
    Participant anna = call.join("ANNA");
    call.runFor(Duration.ofSeconds(2));
    assertEquals(
        List.of(STREAMING), call.server().sessions().stream().map(SessionInfo::phase).toList());
    anna.client().close();
    call.runFor(Duration.ofSeconds(2));
    assertEquals(
        Map.of(1L, List.of(CONNECTING, HANDSHAKING, JOINED, STREAMING, LEAVING, GONE)), lives);
    call.close();
  }

  private List<SessionPhase> livesOf(long session) {
    return Objects.requireNonNull(lives.get(session));
  }

  @Test
  void aClientThatIsToldToGoLeavesOnce() {
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(2));
    call.server().dismiss(session -> true, ErrorCode.AUTH, "go");
    call.server().dismiss(session -> true, ErrorCode.AUTH, "go");
    assertEquals(LEAVING, livesOf(1).getLast());
    call.runFor(Duration.ofMillis(700));
    assertEquals(List.of(STREAMING, LEAVING, GONE), livesOf(1).subList(3, 6));
    call.close();
  }

  @Test
  void aConnectionThatSaysNothingIsNeverInAHandshake() {
    PlaintextAttacker.silent(call.network(), "10.0.9.9", call.endpoint(), call.pool());
    call.runFor(Duration.ofSeconds(10));
    assertEquals(Map.of(1L, List.of(CONNECTING, LEAVING, GONE)), lives);
    call.close();
  }

  @Test
  void aClientThatFindsNoPlaceNeverJoins() {
    call.join("ANNA");
    call.join("BEN");
    call.join("CLEO");
    call.runFor(Duration.ofMillis(600));
    call.close();
    assertEquals(3, lives.size());
    assertEquals(List.of(CONNECTING, HANDSHAKING, LEAVING, GONE), lives.get(3L));
  }

  @Test
  void whoFallsSilentIsStillThere() throws Exception {
    call.close();
    try (SoundServer sound = new SoundServer(listener, MixerSettings.DEFAULT)) {
      SoundCaller caller = new SoundCaller(sound.connect(), null, 1);
      sound.start(caller);
      caller.announce();
      sound.run(1);
      caller.send(StreamChange.STOP, StreamChange.stop(false, true));
      sound.run(1);
      assertEquals(List.of(CONNECTING, HANDSHAKING, JOINED, STREAMING, JOINED), lives.get(1L));
    }
  }
}
