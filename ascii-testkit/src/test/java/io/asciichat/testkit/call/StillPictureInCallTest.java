package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryConnection;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call in which nothing moves: each screen gets each frame once, and again when it needs it. */
class StillPictureInCallTest {
  private static final ViewerProfile ACIP = ViewerProfile.ofSize(60, 20);
  private static final ViewerProfile EXTENDED = ACIP.withLook(Look.USUAL);

  private final SimulatedCall call = new SimulatedCall(4);
  private final MemoryTransport machine = call.network().from("10.0.0.9", LinkProfile.PERFECT);

  private final List<AsciiChatClient> clients = new ArrayList<>();
  private final List<MemoryDisplay> displays = new ArrayList<>();

  private AsciiChatClient.Builder client(MemoryDisplay display) {
    return AsciiChatClient.builder(machine, new PlainSecurity(), call.endpoint(), display)
        .runtime(call.runtime());
  }

  private MemoryDisplay send(ViewerProfile profile) {
    MemoryDisplay display = new MemoryDisplay(profile);
    clients.add(
        client(display).video(new OwnVideo(new StillPicture(call.pool()), false, false)).start());
    displays.add(display);
    call.runFor(Duration.ofSeconds(2));
    return display;
  }

  private MemoryDisplay watch(ViewerProfile profile) {
    MemoryDisplay display = new MemoryDisplay(profile);
    clients.add(client(display).start());
    displays.add(display);
    call.runFor(Duration.ofSeconds(2));
    return display;
  }

  private long framesIn(Duration time, MemoryDisplay display) {
    long before = display.shownCount();
    call.runFor(time);
    return display.shownCount() - before;
  }

  @AfterEach
  void nothingFails() {
    assertEquals(List.of(), call.scheduler().deaths());
    clients.forEach(AsciiChatClient::close);
    displays.forEach(MemoryDisplay::close);
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  @Test
  void nothingIsSentWhileNothingChangesAndTheConnectionStays() {
    MemoryDisplay display = send(EXTENDED);
    assertFalse(display.text().isBlank());
    assertEquals(0, framesIn(Duration.ofMinutes(5), display));
    assertEquals(1, call.server().sessions().size());
    assertEquals(null, display.status());
  }

  @Test
  void clientsOfAcipGetEveryFrame() {
    MemoryDisplay display = send(ACIP);
    assertEquals(60, (double) framesIn(Duration.ofSeconds(1), display), 1);
  }

  @Test
  void aViewerThatJoinsTheOthersGetsTheFrameThatTheyHave() {
    MemoryDisplay first = send(EXTENDED);
    MemoryDisplay second = watch(EXTENDED);
    assertEquals(first.text(), second.text());
    assertFalse(second.text().isBlank());
    assertEquals(0, framesIn(Duration.ofSeconds(5), second));
  }

  /** A terminal says so when it was resized, to the same size, too, and is empty then. */
  @Test
  void aViewerThatAnnouncesItselfAgainGetsTheFrameAgain() {
    MemoryDisplay display = send(EXTENDED);
    long before = display.shownCount();
    display.changeProfile(EXTENDED);
    call.runFor(Duration.ofSeconds(1));
    assertEquals(before + 1, display.shownCount());
    display.changeProfile(EXTENDED.withSize(70, 20));
    display.changeProfile(EXTENDED);
    call.runFor(Duration.ofSeconds(1));
    assertTrue(display.shownCount() >= before + 2, () -> display.shownCount() + " frames");
  }

  @Test
  void anotherLayoutComesWithAnEmptyScreen() {
    MemoryDisplay display = send(EXTENDED);
    String alone = display.text();
    long cleared = display.clearedCount();
    send(EXTENDED);
    assertNotEquals(alone, display.text());
    assertEquals(cleared + 1, display.clearedCount());
  }

  @Test
  void aClientThatComesBackGetsTheFrame() {
    MemoryDisplay display = send(EXTENDED);
    machine.latest().orElseThrow().cut();
    long before = display.shownCount();
    call.runFor(Duration.ofSeconds(20));
    assertTrue(display.shownCount() > before, "a frame of the new session");
    assertFalse(display.text().isBlank());
    assertEquals(0, framesIn(Duration.ofSeconds(5), display));
  }

  @Test
  void aViewerThatDidNotReadGetsTheNewestFrameInTheEnd() {
    MemoryDisplay display = send(EXTENDED);
    MemoryConnection connection = machine.latest().orElseThrow();
    connection.pause();
    MemoryDisplay other = send(EXTENDED);
    call.runFor(Duration.ofSeconds(3));
    assertNotEquals(other.text(), display.text());
    connection.resume();
    call.runFor(Duration.ofSeconds(2));
    assertEquals(other.text(), display.text());
  }
}
