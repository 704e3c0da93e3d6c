package io.asciichat.system;

import static org.awaitility.Awaitility.await;

import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import io.asciichat.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a call takes place in: this machine, or a simulation that no other process disturbs. */
final class World implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  final ChatRuntime runtime;
  final Transport transport;

  /** How clients reach the server. */
  final Transport way;

  final Security security;
  final List<Endpoint> where;
  private final @Nullable SimulatedScheduler simulation;
  private final Runnable end;

  private World(
      ChatRuntime runtime,
      Transport transport,
      Transport way,
      Security security,
      List<Endpoint> where,
      @Nullable SimulatedScheduler simulation,
      Runnable end) {
    this.runtime = runtime;
    this.transport = transport;
    this.way = way;
    this.security = security;
    this.where = where;
    this.simulation = simulation;
    this.end = end;
  }

  /** Threads, TCP and encryption. */
  static World real() {
    ChatRuntime runtime = ChatRuntime.standard();
    TcpTransport tcp = new TcpTransport();
    AcipSecurity security = AcipSecurity.builder().build();
    List<Endpoint> where = TcpTransport.loopback(0);
    return new World(runtime, tcp, tcp, security, where, null, security::close);
  }

  /** One thread, no time but what the test lets pass, and a network that delivers at once. */
  static World simulated() {
    SimulatedScheduler world = new SimulatedScheduler();
    ChatRuntime runtime = ChatRuntime.standard().on(world, world);
    MemoryTransport network = MemoryTransport.simulated(world);
    return new World(
        runtime,
        network,
        network.from("10.0.0.1", LinkProfile.PERFECT),
        new PlainSecurity(),
        List.of(new Endpoint("server", 27224)),
        world,
        () -> world.runFor(Duration.ofSeconds(2)));
  }

  long now() {
    return runtime.clock().nanos();
  }

  void until(BooleanSupplier condition) {
    if (simulation == null) {
      await().atMost(TIMEOUT).until(condition::getAsBoolean);
    } else {
      for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
        simulation.runFor(Duration.ofMillis(10));
      }
    }
  }

  void untilTime(long nanos) {
    if (simulation == null) {
      await().atMost(TIMEOUT).until(() -> now() > nanos);
    } else {
      simulation.runFor(Duration.ofNanos(Math.max(0, nanos - now())));
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
