package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import io.asciichat.testkit.transport.LinkProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is to end without cutting anybody off. */
class DrainedServerTest {
  private final List<String> rejected = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final SimulatedCall call =
      new SimulatedCall(
          9,
          new ServerListener() {
            @Override
            public void rejected(String address, String reason) {
              rejected.add(reason);
            }

            @Override
            public void left(SessionInfo session, SessionEnd end) {
              left.add(end.reason());
            }
          });

  @AfterEach
  void nothingIsLeft() {
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  @Test
  void theCallGoesOnUntilTheLastHasLeft() {
    Participant anna = call.join("ANNA");
    Participant ben = call.join("BEN");
    call.runFor(Duration.ofSeconds(2));
    CompletableFuture<Void> drained = call.server().drain();
    long shown = anna.display().shownCount();
    Participant late = call.join("CLEO");
    call.runFor(Duration.ofSeconds(10));
    assertTrue(call.server().isDraining());
    assertEquals(2, call.server().sessions().size());
    assertTrue(anna.display().shownCount() > shown + 500, "frames go on");
    assertEquals(0, late.display().shownCount());
    assertEquals(
        "the server is about to end and takes no newcomers; try again in a minute",
        rejected.getFirst());
    anna.client().close();
    call.runFor(Duration.ofSeconds(1));
    assertFalse(drained.isDone());
    ben.client().close();
    call.runFor(Duration.ofSeconds(1));
    assertTrue(drained.isDone());
    assertTrue(call.server().drain().isDone(), "asked again");
  }

  @Test
  void aServerWithoutClientsIsDrainedAtOnce() {
    assertTrue(call.server().drain().isDone());
  }

  @Test
  void whoIsInTheHandshakeMeanwhileIsTold() {
    Participant anna = call.join("ANNA", LinkProfile.PERFECT.latency(Duration.ofMillis(50)));
    call.runFor(Duration.ofMillis(40));
    assertEquals(List.of(), rejected);
    CompletableFuture<Void> drained = call.server().drain();
    call.runFor(Duration.ofSeconds(1));
    assertTrue(drained.isDone());
    assertTrue(left.getFirst().startsWith("the server is about to end"), left::toString);
    assertEquals(List.of(), call.server().sessions());
    assertEquals(0, anna.display().shownCount());
  }
}
