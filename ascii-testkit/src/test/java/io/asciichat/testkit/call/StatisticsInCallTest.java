package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.statistics.CallTotals;
import io.asciichat.core.statistics.ClientStatistics;
import io.asciichat.core.statistics.LinkStatistics;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.QueueStatistics;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import io.asciichat.testkit.transport.LinkProfile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of a server, against what a call really did. */
class StatisticsInCallTest {
  private static final Duration LATENCY = Duration.ofMillis(40);

  private final SimulatedCall call = new SimulatedCall(4);

  @AfterEach
  void close() {
    call.close();
  }

  private ServerStatistics now() {
    return call.server().statistics();
  }

  @Test
  void figuresOfACallAreThoseOfTheCall() {
    Participant anna = call.join("ANNA");
    call.join("BEN", LinkProfile.PERFECT.latency(LATENCY));
    call.runFor(Duration.ofSeconds(10));
    ServerStatistics seen = now();
    assertEquals(2, seen.active());
    assertEquals(2, seen.video());
    assertEquals(2, seen.totals().joined());
    assertEquals(2, seen.totals().connections());
    assertEquals(Duration.ofSeconds(10), seen.up());
    ClientStatistics first = seen.clients().getFirst();
    QueueStatistics video = first.link().video();
    assertEquals((double) anna.display().shownCount(), (double) video.dequeued(), 2);
    assertEquals(0, video.dropped());
    assertEquals(600, (double) first.pictures().received(), 12);
    assertEquals(0, first.pictures().blank());
    assertTrue(first.link().traffic().bytesSent() > 100 * video.dequeued());
    assertTrue(first.link().traffic().bytesReceived() > first.pictures().received() * 100);
    assertEquals(0, first.link().traffic().refused().total());
    // Both terminals are alike, so each frame was drawn once and given to two.
    assertEquals(2.0, (double) seen.work().delivered() / seen.work().rendered(), 0.05);
    assertEquals(seen.work().rendered(), seen.work().rendering().count());
    assertTrue(seen.problems().none());
    assertEquals(2, seen.resources().registry().entries());
    assertEquals(2, seen.resources().registry().changes());
    assertTrue(seen.resources().pool().hits() > 0);
  }

  @Test
  void theRoundTripIsThatOfTheLineEvenWhileFramesFlow() {
    call.join("ANNA");
    call.join("BEN", LinkProfile.PERFECT.latency(LATENCY));
    call.runFor(Duration.ofSeconds(5));
    List<ClientStatistics> clients = now().clients();
    assertEquals(2.0 * LATENCY.toMillis(), (double) roundTrip(clients.get(1)), 20);
    assertTrue(roundTrip(clients.get(0)) <= 20, () -> clients.get(0).liveness().toString());
  }

  private static long roundTrip(ClientStatistics client) {
    return Objects.requireNonNull(client.liveness().roundTrip()).toMillis();
  }

  /** A client that goes takes nothing with it: what was counted for it stays in the totals. */
  @Test
  void totalsNeverFall() {
    Participant anna = call.join("ANNA");
    call.join("BEN");
    call.runFor(Duration.ofSeconds(3));
    CallTotals before = now().totals();
    anna.client().close();
    call.runFor(Duration.ofSeconds(1));
    ServerStatistics after = now();
    assertEquals(1, after.clients().size());
    assertTrue(after.totals().pictures().received() >= before.pictures().received());
    LinkStatistics link = after.totals().link();
    assertTrue(link.video().dequeued() > before.link().video().dequeued());
    assertTrue(link.traffic().bytesReceived() > before.link().traffic().bytesReceived());
    assertEquals(3, after.resources().registry().changes());
  }

  @Test
  void aSlowClientLosesFramesAndIsTheOneThatIsToldOf() {
    call.join("ANNA");
    call.join("BEN", LinkProfile.PERFECT.bandwidth(20_000));
    call.runFor(Duration.ofSeconds(10));
    List<ClientStatistics> clients = now().clients();
    assertEquals(0, clients.get(0).link().video().dropped());
    QueueStatistics slow = clients.get(1).link().video();
    assertTrue(slow.dropped() > 100, slow::toString);
    assertTrue(slow.dropRate() > 0.3, slow::toString);
    assertTrue(slow.depth() <= slow.deepest(), slow::toString);
  }

  /** The call's own picture is shown sixty times a second; one that nobody looks at is dropped. */
  @Test
  void picturesThatNobodyWasShownAreDropped() {
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(5));
    PictureStatistics pictures = now().clients().getFirst().pictures();
    assertTrue(pictures.dropRate() < 0.1, pictures::toString);
    assertEquals(pictures.received(), pictures.shown() + pictures.dropped());
  }
}
