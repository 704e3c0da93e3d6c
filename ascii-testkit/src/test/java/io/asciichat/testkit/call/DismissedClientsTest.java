package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator who sends clients away. */
class DismissedClientsTest {
  private final List<String> left = new ArrayList<>();

  private final ServerListener listener =
      new ServerListener() {
        @Override
        public void left(SessionInfo session, SessionEnd end) {
          left.add(session.name() + " " + end.code() + " " + end.reason());
        }
      };

  @Test
  void theyAreToldWhyAndOthersStay() {
    try (SimulatedCall call = new SimulatedCall(3, listener)) {
      Participant anna = call.join("ANNA");
      call.join("BEN");
      call.runFor(Duration.ofSeconds(2));
      long shown = anna.display().shownCount();
      int gone =
          call.server()
              .dismiss(session -> session.name().equals("BEN"), ErrorCode.AUTH, "not you any more");
      assertEquals(1, gone);
      call.runFor(Duration.ofMillis(500));
      assertEquals(List.of("BEN AUTH not you any more"), left);
      assertEquals(1, call.server().sessions().size());
      assertFalse(anna.display().shownCount() == shown);
      assertEquals(0, call.server().dismiss(session -> false, ErrorCode.AUTH, "nobody"));
    }
  }
}
