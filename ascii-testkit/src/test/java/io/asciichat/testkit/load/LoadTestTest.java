package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.SessionSignal;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import io.asciichat.testkit.security.GreetingSecurity;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadTestTest {
  private static final Endpoint SERVER = new Endpoint("localhost", 27224);

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final BufferPool pool = runtime.pool();
  private final MemoryTransport network = MemoryTransport.simulated(world);

  private StubServer serve(StubServer.Answer answer) {
    return new StubServer(world, network.listen(List.of(SERVER), pool), answer);
  }

  private LoadTest.Builder load(Security security) {
    return LoadTest.builder(network, security, SERVER).runtime(runtime).pictures(16, 12, 60);
  }

  @Test
  void everyPictureIsSentOnTimeAndEveryFrameCounted() throws InterruptedException {
    StubServer server = serve(StubServer::frame);
    LoadReport report = load(new PlainSecurity()).clients(3).terminal(200, 60).build().run();

    assertEquals(3, report.clients().size());
    for (ClientLoad client : report.clients()) {
      assertEquals(60, client.sentPerSecond(), 0.11);
      assertEquals(60, client.framesPerSecond(), 0.11);
      assertEquals(1000.0 / 60, client.gaps().p50(), 0.1);
      assertEquals(1000.0 / 60, client.gaps().max(), 0.1);
      assertEquals("", client.failure());
    }
    assertEquals(10, report.seconds());
    assertEquals(0, report.invalid());
    assertEquals(0, report.failed());
    assertEquals(List.of(), world.failures());

    ClientCapabilities announced = server.seen(ClientCapabilities.class).getFirst();
    assertEquals(200, announced.terminal().columns());
    assertEquals(60, announced.terminal().rows());
    assertEquals(ColorLevel.TRUECOLOR, announced.colors().level());
    assertEquals(StreamChange.start(true, false), server.seen(StreamChange.class).getFirst());
    ImageFramePacket picture = server.seen(ImageFramePacket.class).getFirst();
    assertEquals(16, picture.width());
    assertEquals(12, picture.height());
    assertEquals(16 * 12 * 3, picture.pixels().length());
  }

  @Test
  void pingsAreAnsweredAndSent() throws InterruptedException {
    StubServer server = serve(StubServer::frame);
    load(new PlainSecurity()).clients(2).build().run();
    List<SessionSignal> seen = server.seen(SessionSignal.class);
    assertEquals(2, Collections.frequency(seen, SessionSignal.PONG));
    assertTrue(Collections.frequency(seen, SessionSignal.PING) >= 2 * 2 * 13);
  }

  @Test
  void sealedPicturesArriveAsThePlainOnesDo() throws InterruptedException {
    StubServer server = serve(StubServer::frame);
    LoadReport sealed = load(new PretendingSecurity(true, Dialect.ACIP)).clients(2).build().run();
    assertEquals(60, sealed.framesPerSecond(), 0.11);
    assertEquals(0, sealed.failed());
    assertEquals(
        server.seen(ImageFramePacket.class).get(0), server.seen(ImageFramePacket.class).get(1));
  }

  @Test
  void framesOfTheWrongSizeAreInvalid() throws InterruptedException {
    serve(
        (picture, viewer) -> {
          AsciiFramePacket frame = StubServer.frame(picture, viewer);
          return picture % 10 == 0
              ? new AsciiFramePacket(frame.columns() + 1, frame.rows(), 0, frame.text())
              : frame;
        });
    LoadReport report = load(new PlainSecurity()).clients(1).build().run();
    assertTrue(Math.abs(report.invalid() - 60) <= 1, report.format());
    assertEquals(54, report.framesPerSecond(), 0.2);
    assertEquals(2000.0 / 60, report.gaps().max(), 0.2);
  }

  @Test
  void aServerThatLeavesShowsAsFailureAndAsGap() throws InterruptedException {
    serve((picture, viewer) -> picture < 60 * 8 ? StubServer.frame(picture, viewer) : null);
    LoadReport report = load(new PlainSecurity()).clients(2).build().run();
    assertEquals(2, report.failed());
    assertTrue(report.gaps().max() > 4_500, report.format());
    assertTrue(report.format().contains("2 failed"), report.format());
  }

  @Test
  void theServersErrorMessageIsShown() throws InterruptedException {
    serve((picture, viewer) -> ErrorMessage.of(ErrorCode.SESSION_FULL, "come back later"));
    LoadReport report = load(new PlainSecurity()).clients(1).build().run();
    assertEquals(
        "the server says: SESSION_FULL come back later", report.clients().getFirst().failure());
    assertEquals(0, report.framesPerSecond());
  }

  @Test
  void noBufferIsLost() throws InterruptedException {
    serve(StubServer::frame);
    load(new PlainSecurity()).clients(2).duration(Duration.ofSeconds(1)).build().run();
    world.runFor(Duration.ofSeconds(1));
    assertEquals(0, pool.outstanding());
  }

  @Test
  void theSameTestGivesTheSameReport() throws InterruptedException {
    serve(StubServer::frame);
    LoadReport first = load(new PlainSecurity()).clients(2).build().run();
    LoadReport second = load(new PlainSecurity()).clients(2).build().run();
    assertEquals(first.clients(), second.clients());
  }

  @Test
  void realThreadsAndProcessesAreMeasuredToo() throws InterruptedException {
    MemoryTransport real = MemoryTransport.threaded();
    SystemClock clock = new SystemClock();
    ThreadLoopRunner runner = new ThreadLoopRunner(clock);
    StubServer server =
        new StubServer(runner, real.listen(List.of(SERVER), pool), StubServer::frame);
    LoadReport report =
        LoadTest.builder(real, new PlainSecurity(), SERVER)
            .clients(2)
            .pictures(16, 12, 100)
            .warmUp(Duration.ofMillis(50))
            .duration(Duration.ofMillis(400))
            .serverPid(ProcessHandle.current().pid())
            .build()
            .run();
    assertEquals(0, report.failed(), report.format());
    assertTrue(report.framesPerSecond() > 0, report.format());
    assertEquals(2, server.seen(ClientCapabilities.class).size());
    ProcessLoad self = report.server();
    assertNotNull(self);
    assertTrue(self.rssBytes() > 1_000_000 && self.peakRssBytes() >= self.rssBytes());
    assertTrue(report.format().contains("server: CPU"), report.format());
    assertTrue(
        self.threads().stream()
            .anyMatch(load -> load.role().equals("load send") && load.threads() >= 2),
        report.format());
  }

  @Test
  void theServersProcessIsOptional() throws InterruptedException {
    serve(StubServer::frame);
    LoadReport report = load(new PlainSecurity()).clients(1).build().run();
    assertNull(report.server());
    assertTrue(!report.format().contains("server:"), report.format());
  }

  @Test
  void aServerThatIsNotThereIsAnError() {
    LoadTest test = load(new PlainSecurity()).build();
    assertEquals(ErrorCode.CONNECT, assertThrows(AsciiChatException.class, test::run).code());
  }

  @Test
  void aHandshakeThatFailsIsAnErrorWithItsCode() {
    serve(StubServer::frame);
    HandshakeException wrongPassword = new HandshakeException(ErrorCode.AUTH, "wrong password");
    LoadTest test = load(new GreetingSecurity(wrongPassword, null)).build();
    AsciiChatException refused = assertThrows(AsciiChatException.class, test::run);
    assertEquals(ErrorCode.AUTH, refused.code());
    assertEquals("wrong password", refused.getMessage());
  }

  @Test
  void aHandshakeThatNeverEndsTimesOut() {
    network.listen(List.of(SERVER), pool);
    LoadTest test = load(GreetingSecurity.content()).build();
    assertEquals(ErrorCode.TIMEOUT, assertThrows(AsciiChatException.class, test::run).code());
    assertTrue(world.nanos() <= 11_000_000_000L);
  }

  @Test
  void impossibleTestsAreRefused() {
    for (LoadTest.Builder builder :
        List.of(
            load(new PlainSecurity()).clients(0),
            load(new PlainSecurity()).clients(1001),
            load(new PlainSecurity()).pictures(1920, 1080, 30),
            load(new PlainSecurity()).pictures(0, 10, 30),
            load(new PlainSecurity()).pictures(10, 10, 0),
            load(new PlainSecurity()).pictures(10, 10, 241),
            load(new PlainSecurity()).duration(Duration.ZERO),
            load(new PlainSecurity()).warmUp(Duration.ofSeconds(-1)))) {
      assertEquals(ErrorCode.USAGE, assertThrows(AsciiChatException.class, builder::build).code());
    }
    LoadTest missing = load(new PlainSecurity()).serverPid(Long.MAX_VALUE).build();
    assertEquals(ErrorCode.USAGE, assertThrows(AsciiChatException.class, missing::run).code());
  }
}
