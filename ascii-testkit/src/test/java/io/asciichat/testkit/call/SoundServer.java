package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryConnection;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.List;

/** A server that mixes sound, in a simulated world in which nothing may be lost. */
final class SoundServer implements AutoCloseable {
  static final Endpoint ENDPOINT = new Endpoint("server", 27224);
  private static final long TIMEOUT = 1_000_000_000L;

  final SimulatedScheduler world = new SimulatedScheduler();
  final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  final AsciiChatServer server;
  private final MemoryTransport network = MemoryTransport.simulated(world);
  private int machines;
  private int loops;

  SoundServer() {
    this(ServerListener.NONE, MixerSettings.DEFAULT);
  }

  SoundServer(ServerListener listener, MixerSettings mixer) {
    server =
        AsciiChatServer.builder(network, new PlainSecurity())
            .listenOn(List.of(ENDPOINT))
            .maxClients(9)
            .audio(new PcmCodec())
            .mixer(mixer)
            .runtime(runtime)
            .listener(listener)
            .start();
  }

  /** A way to the server from an address of its own. */
  MemoryTransport machine() {
    machines++;
    return network.from("10.0.0." + machines, LinkProfile.PERFECT);
  }

  MemoryConnection connect() {
    return machine().connect(ENDPOINT, runtime.pool(), TIMEOUT);
  }

  void start(Loop caller) {
    loops++;
    world.start("caller " + loops, caller);
  }

  /** Lets time pass, in which no loop may fail: not even because a client leaves. */
  void run(double seconds) {
    world.runFor(Duration.ofMillis(Math.round(seconds * 1000)));
    assertEquals(List.of(), world.failures());
  }

  /** Ends the server; everything must have been given back then. */
  @Override
  public void close() {
    server.close();
    world.runFor(Duration.ofSeconds(2));
    assertEquals(0, runtime.pool().outstanding());
  }
}
