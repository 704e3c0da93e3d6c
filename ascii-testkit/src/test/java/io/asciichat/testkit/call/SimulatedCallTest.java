package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryConnection;
import io.asciichat.testkit.video.TestPattern;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedCallTest {
  private final List<String> events = new ArrayList<>();
  private final SimulatedCall call =
      new SimulatedCall(
          4,
          new ServerListener() {
            @Override
            public void left(SessionInfo session, SessionEnd end) {
              events.add(session.id() + " left: " + end.code());
            }

            @Override
            public void badPacket(SessionInfo session, int type, String reason) {
              events.add(session.id() + " bad packet " + type);
            }
          });

  @Test
  void everybodyGetsSixtyFramesASecondAndNothingIsLost() {
    Participant anna = call.join("ANNA");
    Participant ben = call.join("BEN", LinkProfile.PERFECT.latency(Duration.ofMillis(80)));
    call.runFor(Duration.ofMinutes(10));
    assertNear(36_000, anna.display().shownCount(), 30);
    assertNear(36_000, ben.display().shownCount(), 30);
    assertEquals(List.of(), call.scheduler().failures());
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  @Test
  void aServerOfOursKnowsTheNamesOfItsClients() {
    call.join(" Anna\u001b ");
    call.join("");
    call.join("Ann");
    call.join("Ann");
    call.runFor(Duration.ofSeconds(1));
    assertEquals(
        List.of("Anna", "", "Ann", "Ann"),
        call.server().sessions().stream().map(SessionInfo::name).toList());
    assertEquals(List.of(), events);
    call.close();
  }

  @Test
  void moreThanCanBeReadAtOnceComesInPagesThatTurnTogether() {
    ViewerProfile twoCells = ViewerProfile.ofSize(40, 6);
    Participant anna = call.join("ANNA", LinkProfile.PERFECT, twoCells);
    Participant ben = call.join("BEN", LinkProfile.PERFECT, twoCells);
    call.join("CLEO");
    call.runFor(Duration.ofMillis(5900));
    long before = anna.display().clearedCount();
    for (int turn = 1; turn <= 9; turn++) {
      call.runFor(Duration.ofSeconds(6));
      // One picture in the middle and two side by side take turns.
      assertEquals(before + turn, anna.display().clearedCount());
      assertEquals(anna.display().text(), ben.display().text());
    }
    assertEquals(List.of(), call.scheduler().failures());
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  @Test
  void onePageNeverTurns() {
    Participant anna = call.join("ANNA");
    call.join("BEN");
    call.join("CLEO");
    call.runFor(Duration.ofSeconds(5));
    long before = anna.display().clearedCount();
    call.runFor(Duration.ofSeconds(60));
    assertEquals(before, anna.display().clearedCount());
    call.close();
  }

  @Test
  void theSameCallGivesTheSameFrames() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (SimulatedCall again = new SimulatedCall(4)) {
        Participant anna = again.join("ANNA");
        again.join("BEN", LinkProfile.PERFECT.latency(Duration.ofMillis(33)));
        again.runFor(Duration.ofMillis(2345));
        texts.add(anna.display().shownCount() + anna.display().text());
      }
    }
    assertEquals(texts.get(0), texts.get(1));
    assertTrue(texts.get(0).length() > 1000);
  }

  @Test
  void aViewerWhoDoesNotReadCostsTheOthersNothingAndComesBackToTheNewestFrame() {
    Participant anna = call.join("ANNA");
    Participant ben = call.join("BEN");
    call.runFor(Duration.ofSeconds(2));
    MemoryConnection connection = ben.machine().latest().orElseThrow();
    connection.pause();
    long before = anna.display().shownCount();
    long stopped = ben.display().shownCount();
    call.runFor(Duration.ofSeconds(5));
    assertNear(300, anna.display().shownCount() - before, 2);
    assertEquals(stopped, ben.display().shownCount());
    connection.resume();
    call.runFor(Duration.ofSeconds(2));
    long late = ben.display().shownCount() - stopped;
    assertTrue(late < 160, "two seconds of frames and what the link held, not " + late);
    assertEquals(List.of(), events);
  }

  @Test
  void aLostConnectionComesBackByItself() {
    Participant anna = call.join("ANNA");
    Participant ben = call.join("BEN");
    call.runFor(Duration.ofSeconds(1));
    assertEquals(2, call.server().sessions().size());
    ben.machine().latest().orElseThrow().cut();
    call.runFor(Duration.ofSeconds(1).minusMillis(1));
    assertEquals(List.of("2 left: NETWORK"), events);
    assertEquals(1, call.server().sessions().size());
    assertTrue(String.valueOf(ben.display().status()).contains("trying again in 1 s"));
    call.runFor(Duration.ofSeconds(1));
    assertEquals(2, call.server().sessions().size());
    assertEquals(null, ben.display().status());
    assertTrue(anna.display().clearedCount() >= 2, "the grid has changed twice");
  }

  @Test
  void whereAClientConnectsToIsShownUntilItIsIn() {
    Participant anna = call.join("ANNA", LinkProfile.PERFECT.latency(Duration.ofMillis(200)));
    call.runFor(Duration.ofMillis(100));
    assertEquals("connecting to " + call.endpoint() + "…", anna.display().status());
    call.runFor(Duration.ofSeconds(2));
    assertEquals(null, anna.display().status());
  }

  @Test
  void aClientThatFallsSilentIsForgottenAfterTenSeconds() throws IOException {
    MemoryConnection silent =
        call.network().connect(call.endpoint(), call.pool(), Duration.ofSeconds(1).toNanos());
    PacketWriter capabilities = new PacketWriter();
    ClientCapabilities.CODEC.encode(
        ViewerProfileMapper.capabilitiesOf(ViewerProfile.ofSize(80, 24), "", ""), capabilities);
    byte[] wire =
        PacketHeader.packet(
            ClientCapabilities.CODEC.type(), capabilities.array(), 0, capabilities.length());
    silent.send(wire, 0, wire.length);
    call.runFor(Duration.ofMillis(9_990));
    assertEquals(1, call.server().sessions().size());
    call.runFor(Duration.ofMillis(20));
    assertEquals(0, call.server().sessions().size());
    assertEquals(List.of("1 left: TIMEOUT"), events);
  }

  @Test
  void theFifthOfFourIsTurnedAwayWithAReason() {
    for (int i = 0; i < 4; i++) {
      call.join("P" + i);
    }
    call.runFor(Duration.ofSeconds(1));
    MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));
    AsciiChatClient fifth =
        AsciiChatClient.builder(
                call.network().from("10.0.0.9", LinkProfile.PERFECT),
                new PlainSecurity(),
                call.endpoint(),
                display)
            .runtime(call.runtime())
            .start();
    call.runFor(Duration.ofSeconds(1));
    ClientEnd end = fifth.end().getNow(new ClientEnd(ErrorCode.OK, "still running", null));
    assertEquals(ErrorCode.SESSION_FULL, end.code());
    assertTrue(end.message().contains("full"), end.message());
    assertEquals(4, call.server().sessions().size());
  }

  @Test
  void aBrokenPacketIsCountedAndABrokenStreamEndsOnlyItsSession() throws IOException {
    Participant anna = call.join("ANNA");
    Participant ben = call.join("BEN");
    call.runFor(Duration.ofSeconds(1));
    MemoryConnection connection = ben.machine().latest().orElseThrow();
    byte[] unknown = new byte[PacketHeader.SIZE];
    PacketHeader.encode(4321, 0, 0, unknown, 0);
    connection.inject(unknown);
    call.runFor(Duration.ofMillis(100));
    assertEquals(List.of("2 bad packet 4321"), events);
    assertEquals(1, call.server().sessions().get(1).badPackets());
    connection.inject(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18});
    connection.inject(new byte[100]);
    long before = anna.display().shownCount();
    call.runFor(Duration.ofMillis(500));
    assertEquals("2 left: PROTOCOL", events.get(1));
    assertNear(30, anna.display().shownCount() - before, 1);
  }

  @Test
  void aNewTerminalSizeIsAnnouncedAndFollowed() {
    Participant anna =
        call.join(
            "ANNA",
            LinkProfile.PERFECT,
            ViewerProfile.ofSize(40, 12).withColorLevel(ColorLevel.NONE));
    call.runFor(Duration.ofSeconds(1));
    int small = anna.display().text().length();
    anna.display().changeProfile(ViewerProfile.ofSize(120, 40).withColorLevel(ColorLevel.NONE));
    call.runFor(Duration.ofSeconds(1));
    assertTrue(anna.display().text().length() > 5 * small);
    assertEquals(120, Objects.requireNonNull(call.server().sessions().get(0).profile()).columns());
  }

  @Test
  void aClientThatIsClosedSpeaksOfNoReconnect() {
    List<String> told = new ArrayList<>();
    AsciiChatClient client =
        AsciiChatClient.builder(
                call.network().from("10.0.0.9", LinkProfile.PERFECT),
                new PlainSecurity(),
                call.endpoint(),
                new MemoryDisplay(ViewerProfile.ofSize(80, 24)))
            .runtime(
                call.runtime()
                    .on(
                        call.scheduler(),
                        (name, loop) -> new Unstoppable(call.scheduler(), name, loop)))
            .listener(
                new ClientListener() {
                  @Override
                  public void reconnecting(ErrorCode code, String reason, Duration delay) {
                    told.add(reason);
                  }
                })
            .start();
    call.runFor(Duration.ofSeconds(1));
    client.close();
    call.runFor(Duration.ofSeconds(1));
    assertEquals(List.of(), told);
  }

  /** A connecting loop that gets one more turn after it was told to stop, as a thread may. */
  private record Unstoppable(LoopHandle handle, boolean late) implements LoopHandle {
    Unstoppable(LoopRunner runner, String name, Loop loop) {
      this(runner.start(name, loop), name.equals("connect"));
    }

    @Override
    public void wake() {
      handle.wake();
    }

    @Override
    public void stop() {
      if (!late) {
        handle.stop();
      }
    }

    @Override
    public boolean join(long timeoutNanos) {
      return late || handle.join(timeoutNanos);
    }
  }

  @Test
  void aPictureThatChangesItsShapeClearsTheScreenOnce() {
    MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));
    AsciiChatClient client =
        AsciiChatClient.builder(
                call.network().from("10.0.0.9", LinkProfile.PERFECT),
                new PlainSecurity(),
                call.endpoint(),
                display)
            .video(OwnVideo.of(new TurningCamera(call.pool())))
            .runtime(call.runtime())
            .start();
    call.runFor(Duration.ofMillis(900));
    assertEquals(0, display.clearedCount());
    call.runFor(Duration.ofSeconds(1));
    assertEquals(1, display.clearedCount());
    client.close();
  }

  /** Upright for a second, then lying. */
  private record TurningCamera(VideoSource upright, VideoSource lying) implements VideoSource {
    TurningCamera(BufferPool pool) {
      this(
          new TestPattern("UP", 48, 64, 60, 1, pool), new TestPattern("DOWN", 64, 48, 60, 1, pool));
    }

    @Override
    public @Nullable RgbFrame next(long now) throws IOException {
      return now < 1_000_000_000L ? upright.next(now) : lying.next(now);
    }

    @Override
    public double framesPerSecond() {
      return 60;
    }

    @Override
    public String name() {
      return "turning";
    }

    @Override
    public void close() {}
  }

  @Test
  void closingTheServerTellsTheClients() {
    Participant anna = call.join("ANNA");
    call.runFor(Duration.ofSeconds(1));
    call.server().close();
    call.runFor(Duration.ofMillis(100));
    assertFalse(anna.client().isConnected());
    assertTrue(String.valueOf(anna.display().status()).contains("shutting down"));
    call.close();
    assertEquals(0, call.pool().outstanding());
  }

  private static void assertNear(long expected, long actual, long within) {
    assertTrue(
        Math.abs(actual - expected) <= within,
        () -> actual + " is not within " + within + " of " + expected);
  }
}
