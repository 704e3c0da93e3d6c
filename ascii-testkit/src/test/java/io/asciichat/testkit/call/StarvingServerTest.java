package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import io.asciichat.testkit.video.TestPattern;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that gets no thread, no memory or no luck: it loses clients, never its port. */
class StarvingServerTest {
  private static final Endpoint SERVER = new Endpoint("server", 27224);

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final RefusingRunner runner = new RefusingRunner(world);
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world);
  private final Security security = new PlainSecurity();
  private final List<String> events = new ArrayList<>();
  private final List<AsciiChatClient> clients = new ArrayList<>();
  private final List<MemoryDisplay> displays = new ArrayList<>();
  private @Nullable Supplier<Error> serveFailure;
  private @Nullable Supplier<Error> acceptFailure;
  private @Nullable IOException acceptTrouble;
  private @Nullable Supplier<Error> encoderFailure;
  private boolean deafListener;
  private AsciiChatServer server;

  @BeforeEach
  void start() {
    server =
        AsciiChatServer.builder(new RefusingTransport(), new FaultySecurity())
            .listenOn(List.of(SERVER))
            .maxClients(9)
            .connectionsPerMinute(1000)
            .audio(new FaultyCodec())
            .listener(new Events())
            .runtime(runtime.on(world, runner))
            .start();
  }

  @AfterEach
  void nothingIsLeft() {
    runner.refuse("none");
    clients.forEach(AsciiChatClient::close);
    displays.forEach(MemoryDisplay::close);
    server.close();
    world.runFor(Duration.ofSeconds(2));
    assertEquals(0, runtime.pool().outstanding());
  }

  @ParameterizedTest
  @ValueSource(strings = {"receive", "send", "video", "audio"})
  void aClientForWhichThereIsNoThreadIsTurnedAwayAndThatIsAll(String loop) {
    MemoryDisplay anna = join("anna");
    run(1);
    runner.refuse(loop);
    join("ben");
    run(2);
    assertEquals(List.of(1L), ids());
    assertTrue(clients.getLast().end().isDone(), "ben is told, or cut off");
    assertTrue(
        events.stream().anyMatch(event -> event.contains("native thread")), events.toString());
    runner.refuse("none");
    run(2);
    assertSixtyFrames(anna);
    assertSixtyFrames(join("cleo"));
    assertEquals(2, server.sessions().size());
  }

  @Test
  void aClientForWhichThereIsNoThreadIsToldSo() {
    runner.refuse("receive");
    join("ben");
    run(2);
    ClientEnd end = clients.getLast().end().getNow(null);
    assertEquals(ErrorCode.MEMORY, end.code(), end.toString());
  }

  @Test
  void manyWithoutAThreadLeaveNoPlaceTaken() {
    runner.refuse("video");
    for (int i = 0; i < 60; i++) {
      join("client " + i);
      run(0.1);
    }
    runner.refuse("none");
    run(3);
    assertEquals(List.of(), ids());
    assertSixtyFrames(join("anna"));
  }

  @Test
  void oneThatCannotEvenBeTurnedAwayCostsNothing() {
    for (int i = 0; i < 9; i++) {
      join("client " + i);
    }
    run(1);
    runner.refuse("reject");
    join("one too many");
    run(2);
    runner.refuse("none");
    assertEquals(9, server.sessions().size());
    clients.get(1).close();
    run(3);
    assertSixtyFrames(join("anna"));
  }

  @Test
  void whateverTheListenerThrowsThePortStaysOpen() {
    for (Supplier<Error> failure : failures()) {
      acceptFailure = failure;
      run(1);
    }
    acceptFailure = null;
    assertSixtyFrames(join("anna"));
    assertTrue(events.getFirst().startsWith("accept stumbled"), events.toString());
  }

  @Test
  void runningOutOfDescriptorsIsToldOnceAndCounted() {
    acceptTrouble = new IOException("Too many open files");
    run(5);
    acceptTrouble = null;
    assertSixtyFrames(join("anna"));
    assertEquals(List.of("accept failed: Too many open files"), events);
    run(12);
    assertTrue(events.getLast().matches("accept recovered from 2\\d"), events.toString());
    assertEquals(2, events.size());
  }

  @Test
  void whateverAHandshakeFailsOfOnlyItsClientGoes() {
    for (Supplier<Error> failure : failures()) {
      serveFailure = failure;
      join("ben");
      run(0.5);
    }
    serveFailure = null;
    run(3);
    assertSixtyFrames(join("anna"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"receive 2", "send 2", "video 2", "audio 2"})
  void aLoopThatDiesIsNamedAndEndsItsClientAlone(String loop) {
    MemoryDisplay anna = join("anna");
    join("ben");
    run(1);
    runner.fail(loop, () -> new AssertionError("a mistake"));
    join("cleo");
    run(2);
    assertEquals(List.of(1L, 3L), ids());
    assertTrue(
        events.contains(loop + " died: java.lang.AssertionError: a mistake"), events.toString());
    assertSixtyFrames(anna);
  }

  @Test
  void aListenerThatThrowsLeavesNoSessionBehind() {
    deafListener = true;
    for (int i = 0; i < 50; i++) {
      join("client " + i);
      run(0.2);
      clients.getLast().close();
      run(0.2);
    }
    deafListener = false;
    assertSixtyFrames(join("anna"));
    assertEquals(1, server.sessions().size());
  }

  @Test
  void soundThatCannotBeMixedCostsNobodyThePicture() {
    MemoryDisplay anna = join("anna");
    run(1);
    encoderFailure = () -> new OutOfMemoryError("Java heap space");
    join("ben");
    run(2);
    encoderFailure = null;
    assertSixtyFrames(anna);
    assertTrue(ids().contains(1L));
  }

  @Test
  void aFailureThatCannotBeToldClosesNoPort() {
    deafListener = true;
    acceptTrouble = new IOException("Too many open files");
    run(1);
    acceptTrouble = null;
    acceptFailure = () -> new OutOfMemoryError("Java heap space");
    run(1);
    acceptFailure = null;
    deafListener = false;
    run(2);
    assertSixtyFrames(join("anna"));
  }

  @Test
  void theReserveIsHeldAgainAfterAMoment() {
    runner.refuse("receive");
    join("ben");
    run(1);
    runner.refuse("none");
    run(3);
    assertTrue(events.stream().anyMatch(event -> event.startsWith("recovered")), events.toString());
    assertSixtyFrames(join("anna"));
  }

  @Test
  void closingDoesNotTakeLongerForNineThatAreStuckAndNamesThem() {
    for (int i = 0; i < 9; i++) {
      join("client " + i);
    }
    run(1);
    runner.stick("send");
    long before = world.nanos();
    server.close();
    assertTrue(world.nanos() - before < 2_000_000_000L, "took " + (world.nanos() - before));
    for (int i = 1; i <= 9; i++) {
      assertTrue(events.contains("send " + i + " stuck"), events.toString());
    }
    runner.stick("none");
  }

  private static List<Supplier<Error>> failures() {
    return List.of(
        () -> new OutOfMemoryError("Java heap space"),
        () -> new StackOverflowError("deep"),
        () -> new NoClassDefFoundError("missing"),
        () -> new AssertionError("a mistake"));
  }

  private MemoryDisplay join(String name) {
    int number = clients.size() + 1;
    MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));
    displays.add(display);
    TestPattern camera = new TestPattern(name, 64, 48, 60, number, runtime.pool());
    clients.add(
        AsciiChatClient.builder(
                network.from("10.0.0." + number, LinkProfile.PERFECT), security, SERVER, display)
            .video(OwnVideo.of(camera))
            .name(name)
            .reconnectAttempts(0)
            .runtime(runtime)
            .start());
    return display;
  }

  private void run(double seconds) {
    world.runFor(Duration.ofNanos((long) (seconds * 1e9)));
  }

  private List<Long> ids() {
    return server.sessions().stream().map(SessionInfo::id).toList();
  }

  private void assertSixtyFrames(MemoryDisplay display) {
    run(1);
    long before = display.shownCount();
    run(2);
    long frames = display.shownCount() - before;
    assertTrue(Math.abs(frames - 120) <= 2, frames + " frames, " + events);
  }

  private static void throwIf(@Nullable Supplier<Error> failure) {
    if (failure != null) {
      throw failure.get();
    }
  }

  private final class Events implements ServerListener {
    @Override
    public void left(SessionInfo session, SessionEnd end) {
      if (deafListener) {
        throw new IllegalStateException("the log is full");
      }
      events.add(session.id() + " left: " + end.reason());
    }

    @Override
    public void joined(SessionInfo session) {
      if (deafListener) {
        throw new IllegalStateException("the log is full");
      }
    }

    @Override
    public void acceptFailed(Throwable failure) {
      if (deafListener) {
        throw new IllegalStateException("the log is full");
      }
      events.add("accept failed: " + failure.getMessage());
    }

    @Override
    public void acceptRecovered(long failures, Duration lasted) {
      events.add("accept recovered from " + failures);
    }

    @Override
    public void loopDied(String loop, Throwable failure) {
      events.add(loop + " died: " + failure);
    }

    @Override
    public void loopStumbled(String loop, Throwable failure) {
      if (deafListener) {
        throw new IllegalStateException("the log is full");
      }
      events.add(loop + " stumbled: " + failure);
    }

    @Override
    public void loopStuck(String loop) {
      events.add(loop + " stuck");
    }

    @Override
    public void recovered(Duration lasted) {
      events.add("recovered");
    }
  }

  private final class FaultySecurity implements Security {
    @Override
    public Handshake serve(BufferPool pool) {
      throwIf(serveFailure);
      return security.serve(pool);
    }

    @Override
    public Handshake connect(BufferPool pool, String server) {
      return security.connect(pool, server);
    }
  }

  private final class FaultyCodec implements AudioCodec {
    private final AudioCodec codec = new PcmCodec();

    @Override
    public Encoder openEncoder(EncoderSettings settings) {
      // Throws when the calling thread holds any lock: encoders are never made under one.
      new RankedLock(LockRank.SESSION_REGISTRY, "no lock is held").run(() -> {});
      throwIf(encoderFailure);
      return codec.openEncoder(settings);
    }

    @Override
    public Decoder openDecoder() {
      return codec.openDecoder();
    }

    @Override
    public String name() {
      return codec.name();
    }
  }

  private final class RefusingTransport implements Transport {
    @Override
    public Listener listen(List<Endpoint> endpoints, BufferPool pool) {
      Listener listener = network.listen(endpoints, pool);
      return new Listener() {
        @Override
        public @Nullable Connection accept(long timeoutNanos) throws IOException {
          throwIf(acceptFailure);
          if (acceptTrouble != null) {
            throw acceptTrouble;
          }
          return listener.accept(timeoutNanos);
        }

        @Override
        public void onReadable(Runnable reader) {
          listener.onReadable(reader);
        }

        @Override
        public List<Endpoint> endpoints() {
          return listener.endpoints();
        }

        @Override
        public void close() {
          listener.close();
        }
      };
    }

    @Override
    public Connection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos) {
      return network.connect(endpoint, pool, timeoutNanos);
    }
  }
}
