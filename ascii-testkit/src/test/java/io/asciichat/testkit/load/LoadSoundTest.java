package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import io.asciichat.testkit.load.LoadTest.MeasuredTime;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoadSoundTest {
  private static final Endpoint SERVER = new Endpoint("localhost", 27224);

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world);

  private LoadTest.Builder load(Security security) {
    return LoadTest.builder(network, security, SERVER)
        .runtime(runtime)
        .pictures(16, 12, 0)
        .duration(Duration.ofSeconds(4));
  }

  private StubServer serve(StubServer.SoundAnswer answer) {
    StubServer server =
        new StubServer(
            world, network.listen(List.of(SERVER), runtime.pool()), (picture, viewer) -> null);
    server.answerSound(answer);
    return server;
  }

  private AsciiChatServer realServer() {
    return AsciiChatServer.builder(network, new PlainSecurity())
        .runtime(runtime)
        .listenOn(List.of(SERVER))
        .audio(new PcmCodec())
        .start();
  }

  private static ClientSound sound(LoadReport report, int client) {
    return Objects.requireNonNull(report.clients().get(client).sound());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20})
  void everybodyHearsTheOthersInPacketsOfTheLengthAskedFor(int millis) throws InterruptedException {
    try (AsciiChatServer server = realServer()) {
      LoadReport report =
          load(new PlainSecurity()).clients(3).sound(new PcmCodec(), millis).build().run();
      assertEquals(0, report.failed(), report.format());
      for (int i = 0; i < 3; i++) {
        ClientSound heard = sound(report, i);
        assertEquals(1000.0 / millis, heard.sentPerSecond(), 0.3);
        assertEquals(0, heard.sentLate(), 0.01);
        assertEquals(1000.0 / millis, heard.packetsPerSecond(), 1);
        assertTrue(heard.gaps().max() <= millis + 7, report.format());
        assertTrue(heard.levelDb() > -30 && heard.levelDb() < -10, report.format());
        assertEquals(0, heard.pauses() + heard.invalid());
        assertEquals(0, report.clients().get(i).framesPerSecond());
      }
      assertEquals(0, server.sessions().stream().mapToLong(s -> s.droppedSamples()).sum());
    }
    world.runFor(Duration.ofSeconds(1));
    assertEquals(0, runtime.pool().outstanding());
  }

  @Test
  void thoseWhoOnlyListenHearAndTheOnlyTalkerDoesNotHearHimself() throws InterruptedException {
    try (AsciiChatServer server = realServer()) {
      assertNotNull(server);
      LoadReport report =
          load(new PlainSecurity()).clients(3).sound(new PcmCodec(), 10).talking(1).build().run();
      assertEquals(100, sound(report, 0).sentPerSecond(), 0.3);
      assertEquals(0, sound(report, 2).sentPerSecond());
      assertEquals(100, sound(report, 2).packetsPerSecond(), 0.3);
      assertTrue(sound(report, 2).levelDb() > -30, report.format());
      assertEquals(-120, sound(report, 0).levelDb(), 1e-6);
    }
  }

  @Test
  void picturesAndSoundGoTogether() throws InterruptedException {
    try (AsciiChatServer server = realServer()) {
      assertNotNull(server);
      LoadReport report =
          load(new PlainSecurity())
              .clients(2)
              .pictures(16, 12, 30)
              .sound(new PcmCodec(), 10)
              .build()
              .run();
      for (ClientLoad client : report.clients()) {
        assertEquals(30, client.sentPerSecond(), 0.3);
        // A frame for each change of a picture; two that change at once are one.
        assertEquals(45, client.framesPerSecond(), 15.3);
        assertEquals(100, Objects.requireNonNull(client.sound()).packetsPerSecond(), 0.3);
      }
    }
  }

  @Test
  void onlyTheExtendedDialectIsToldWishes() throws InterruptedException {
    StubServer c = serve(batch -> batch);
    load(new PlainSecurity()).clients(1).sound(new PcmCodec(), 5).build().run();
    List<ClientCapabilities> announced = c.seen(ClientCapabilities.class);
    assertEquals(1, announced.size());
    assertNull(announced.getFirst().wishes());
    assertEquals(StreamChange.start(false, true), c.seen(StreamChange.class).getFirst());
  }

  @Test
  void anExtendedServerIsToldWishesAtOnceAndSealedSoundArrives() throws InterruptedException {
    StubServer extended = serve(batch -> batch);
    LoadReport report =
        load(new PretendingSecurity(true, Dialect.EXTENDED))
            .clients(1)
            .sound(new PcmCodec(), 5)
            .build()
            .run();
    List<ClientCapabilities> announced = extended.seen(ClientCapabilities.class);
    assertEquals(1, announced.size());
    assertEquals(5, Objects.requireNonNull(announced.getFirst().wishes()).soundFrameMillis());
    assertEquals(200, sound(report, 0).packetsPerSecond(), 0.3);
    assertTrue(sound(report, 0).levelDb() > -30, report.format());
  }

  @Test
  void aServerThatTurnsOutToBeExtendedIsToldWishes() throws InterruptedException {
    StubServer extended = serve(batch -> new ServerState(1, 0, Dialect.EXTENDED));
    load(new PlainSecurity()).clients(1).sound(new PcmCodec(), 5).build().run();
    List<ClientCapabilities> announced = extended.seen(ClientCapabilities.class);
    assertEquals(2, announced.size());
    assertEquals(5, Objects.requireNonNull(announced.getLast().wishes()).soundFrameMillis());
  }

  @Test
  void serversThatSendNoSoundDoNotLookGood() throws InterruptedException {
    List<LoadReport> reports = new ArrayList<>();
    byte[] pause = {(byte) 0x84};
    byte[] noise = {1, 2, 3, 4, 5};
    for (byte[] opus : List.of(pause, noise)) {
      SimulatedScheduler again = new SimulatedScheduler();
      MemoryTransport wire = MemoryTransport.simulated(again);
      StubServer server =
          new StubServer(
              again, wire.listen(List.of(SERVER), runtime.pool()), (picture, viewer) -> null);
      server.answerSound(batch -> new OpusBatch(48_000, 10, List.of(ByteSlice.of(opus))));
      reports.add(
          LoadTest.builder(wire, new PlainSecurity(), SERVER)
              .runtime(runtime.on(again, again))
              .clients(1)
              .pictures(16, 12, 0)
              .sound(new PcmCodec(), 10)
              .build()
              .run());
    }
    for (LoadReport report : reports) {
      assertEquals(100, sound(report, 0).packetsPerSecond(), 0.3);
      assertEquals(-120, sound(report, 0).levelDb());
    }
    assertEquals(1000, (double) sound(reports.getFirst(), 0).pauses(), 2);
    assertEquals(0, sound(reports.getLast(), 0).pauses());
  }

  @Test
  void aServerThatFallsSilentShowsAsGap() throws InterruptedException {
    StubServer server = serve(batch -> batch);
    world.at(5_000_000_000L, () -> server.answerSound(batch -> null));
    LoadReport report =
        load(new PlainSecurity()).clients(1).sound(new PcmCodec(), 10).build().run();
    assertEquals(2000, sound(report, 0).gaps().max(), 20);
    assertEquals(2000, Objects.requireNonNull(report.sound()).gaps().max(), 20);
  }

  @Test
  void whoMeasuresAlongsideIsToldWhen() throws InterruptedException {
    serve(batch -> batch);
    List<Long> told = new ArrayList<>();
    MeasuredTime listener =
        new MeasuredTime() {
          @Override
          public void begins() {
            told.add(world.nanos());
          }

          @Override
          public void ends() {
            told.add(world.nanos());
          }
        };
    load(new PlainSecurity())
        .clients(1)
        .sound(new PcmCodec(), 10)
        .alongside(listener)
        .build()
        .run();
    assertEquals(2, told.size());
    assertEquals(4_000_000_000L, told.getLast() - told.getFirst());
  }

  @Test
  void impossibleSoundIsRefused() {
    for (LoadTest.Builder builder :
        List.of(
            load(new PlainSecurity()),
            load(new PlainSecurity()).sound(new PcmCodec(), 15),
            load(new PlainSecurity()).clients(3).sound(new PcmCodec(), 10).talking(4),
            load(new PlainSecurity()).clients(3).sound(new PcmCodec(), 10).talking(0))) {
      assertEquals(ErrorCode.USAGE, assertThrows(AsciiChatException.class, builder::build).code());
    }
  }
}
