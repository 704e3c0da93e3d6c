package io.asciichat.testkit.call;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import io.asciichat.testkit.video.TestPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One server and any number of participants, all played by the calling thread: a ten-minute call
 * takes seconds, and the same calls give the same frames.
 *
 * <pre>{@code
 * try (SimulatedCall call = new SimulatedCall(9)) {
 *   Participant anna = call.join("ANNA");
 *   Participant ben = call.join("BEN", LinkProfile.PERFECT.latency(Duration.ofMillis(80)));
 *   call.runFor(Duration.ofMinutes(10));
 *   assertEquals(36_000, anna.display().shownCount(), 10);
 * }
 * }</pre>
 *
 * <p>For one thread.
 */
public final class SimulatedCall implements AutoCloseable {
  private static final Endpoint SERVER = new Endpoint("server", 27224);
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
  private final BufferPool pool = runtime.pool();
  private final MemoryTransport network = MemoryTransport.simulated(scheduler);
  private final List<Participant> participants = new ArrayList<>();
  private final Security security;
  private final Transport serverTransport;
  private final ChatRuntime serverRuntime;
  private final UnaryOperator<AsciiChatServer.Builder> serverSettings;
  private AsciiChatServer server;

  /** A server for so many clients, that has none yet. */
  public SimulatedCall(int maxClients) {
    this(maxClients, ServerListener.NONE);
  }

  /** The same with a listener for what happens on the server. */
  public SimulatedCall(int maxClients, ServerListener listener) {
    this(
        builder()
            .server(
                settings ->
                    settings.maxClients(maxClients).connectionsPerMinute(1000).listener(listener)));
  }

  private SimulatedCall(Builder builder) {
    security = builder.security.get();
    serverSettings = builder.serverSettings;
    serverTransport = builder.serverTransport.apply(network);
    serverRuntime = runtime.on(scheduler, builder.serverRunner.apply(scheduler));
    server = newServer();
  }

  private AsciiChatServer newServer() {
    return serverSettings
        .apply(AsciiChatServer.builder(serverTransport, security))
        .listenOn(List.of(SERVER))
        .runtime(serverRuntime)
        .start();
  }

  /** Returns a builder for a call without encryption whose server has its default settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Ends the server, as when its process is restarted, and starts another in its place. */
  public void restartServer(Duration pause) {
    server.close();
    scheduler.runFor(pause);
    server = newServer();
  }

  /**
   * Lets a participant call in over a perfect link, at 60 pictures a second and an 80×24 terminal.
   */
  public Participant join(String name) {
    return join(name, LinkProfile.PERFECT, ViewerProfile.ofSize(80, 24));
  }

  /** The same over another link. */
  public Participant join(String name, LinkProfile link) {
    return join(name, link, ViewerProfile.ofSize(80, 24));
  }

  /** The same with another terminal. */
  public Participant join(String name, LinkProfile link, ViewerProfile profile) {
    int number = participants.size() + 1;
    MemoryTransport machine = network.from("10.0.0." + number, link);
    MemoryDisplay display = new MemoryDisplay(profile);
    TestPattern camera = new TestPattern(name, WIDTH, HEIGHT, 60, number, pool);
    AsciiChatClient client =
        AsciiChatClient.builder(machine, security, SERVER, display)
            .video(OwnVideo.of(camera))
            .name(name)
            .runtime(runtime)
            .start();
    Participant participant = new Participant(name, client, display, machine);
    participants.add(participant);
    return participant;
  }

  /** Lets simulated time pass. */
  public void runFor(Duration duration) {
    scheduler.runFor(duration);
  }

  /** The scheduler that plays everything: for further timers. */
  public SimulatedScheduler scheduler() {
    return scheduler;
  }

  /** The server. */
  public AsciiChatServer server() {
    return server;
  }

  /** The network, for further clients. */
  public MemoryTransport network() {
    return network;
  }

  /** The security that greets every client. */
  public Security security() {
    return security;
  }

  /** The endpoint that the server listens on. */
  public Endpoint endpoint() {
    return SERVER;
  }

  /** The runtime of server and clients: for further clients. */
  public ChatRuntime runtime() {
    return runtime;
  }

  /** The pool that everybody shares: nothing may be outstanding once the call is closed. */
  public BufferPool pool() {
    return pool;
  }

  /** Ends all clients and the server. */
  @Override
  public void close() {
    for (Participant participant : participants) {
      participant.client().close();
      participant.display().close();
    }
    server.close();
    scheduler.runFor(Duration.ofSeconds(2));
  }

  /** Describes a call. For one thread. */
  public static final class Builder {
    private Supplier<Security> security = PlainSecurity::new;
    private UnaryOperator<AsciiChatServer.Builder> serverSettings = UnaryOperator.identity();
    private UnaryOperator<Transport> serverTransport = UnaryOperator.identity();
    private UnaryOperator<LoopRunner> serverRunner = UnaryOperator.identity();

    private Builder() {}

    /** Sets how clients and server greet each other; by default in the clear. */
    public Builder security(Supplier<Security> both) {
      security = both;
      return this;
    }

    /** Settings of the server, each time it is started; where and on what it runs is given. */
    public Builder server(UnaryOperator<AsciiChatServer.Builder> settings) {
      serverSettings = settings;
      return this;
    }

    /**
     * Sets what the server gets in place of the network: a wrapper that adds faults, for instance.
     */
    public Builder serverTransport(UnaryOperator<Transport> wrapper) {
      serverTransport = wrapper;
      return this;
    }

    /** Sets what the server gets in place of the scheduler to start its loops. */
    public Builder serverRunner(UnaryOperator<LoopRunner> wrapper) {
      serverRunner = wrapper;
      return this;
    }

    /** Starts the server. */
    public SimulatedCall start() {
      return new SimulatedCall(this);
    }
  }

  /**
   * One participant.
   *
   * @param name shown in the picture
   * @param client the client
   * @param display what it shows
   * @param machine its view of the network; {@code machine.latest()} is its connection, to be
   *     paused or cut
   */
  public record Participant(
      String name, AsciiChatClient client, MemoryDisplay display, MemoryTransport machine) {}
}
