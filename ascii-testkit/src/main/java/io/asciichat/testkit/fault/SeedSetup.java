package io.asciichat.testkit.fault;

import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The call that is searched for faults, and the bounds within which it has to stay. Immutable.
 *
 * @param security makes what clients and server of one call greet each other with
 * @param server settings of the server; where it listens, its codec and what it runs on are given
 * @param maxGap the longest time without a new picture, or without sound, of each other caller
 * @param maxPerAddress clients of one address that may be in the call at one time
 * @param maxBuffers buffers that may be in use at one time, by the server and all its clients
 */
public record SeedSetup(
    Supplier<Security> security,
    UnaryOperator<AsciiChatServer.Builder> server,
    Duration maxGap,
    int maxPerAddress,
    int maxBuffers) {
  /** 250 ms: what people notice. */
  public static final Duration MAX_GAP = Duration.ofMillis(250);

  /** Sixteen connections with full queues. */
  private static final int MAX_BUFFERS = 1_000;

  /** Places of the server, and of each address: three attackers together leave room for callers. */
  private static final int MAX_CLIENTS = 16;

  private static final int MAX_PER_ADDRESS = 3;

  /**
   * No encryption, a server with 16 places, three of them for each address, and else its default
   * settings, 250 ms, 1,000 buffers.
   */
  public static SeedSetup standard() {
    return new SeedSetup(
        PlainSecurity::new,
        server -> server.maxClients(MAX_CLIENTS).maxClientsPerNetwork(MAX_PER_ADDRESS),
        MAX_GAP,
        MAX_PER_ADDRESS,
        MAX_BUFFERS);
  }

  /** The same with another security for each call; one that can be closed is closed with it. */
  public SeedSetup withSecurity(Supplier<Security> other) {
    return new SeedSetup(other, server, maxGap, maxPerAddress, maxBuffers);
  }

  /** The same with further settings of the server, which may replace those it has. */
  public SeedSetup withServer(UnaryOperator<AsciiChatServer.Builder> settings) {
    return new SeedSetup(
        security,
        builder -> settings.apply(server.apply(builder)),
        maxGap,
        maxPerAddress,
        maxBuffers);
  }
}
