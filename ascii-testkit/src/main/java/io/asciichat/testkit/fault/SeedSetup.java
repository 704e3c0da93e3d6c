package io.asciichat.testkit.fault;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is searched for faults, and within which bounds it has to stay. Immutable.
 *
 * @param security makes what clients and server of one call greet each other with, on the call's
 *     pool
 * @param server settings of the server; where it listens, its codec and what it runs on are given
 * @param maxGap the longest time without a new picture, or without sound, of each other caller
 * @param maxBuffers buffers that may be in use at one time, by the server and all its clients
 */
public record SeedSetup(
    Function<BufferPool, Security> security,
    UnaryOperator<AsciiChatServer.Builder> server,
    Duration maxGap,
    int maxBuffers) {
  /** 250 ms: what people notice. */
  public static final Duration MAX_GAP = Duration.ofMillis(250);

  /** Sixteen connections with full queues. */
  private static final int MAX_BUFFERS = 1_000;

  /** No encryption, a server with its default settings, 250 ms, 1,000 buffers. */
  public static SeedSetup standard() {
    return new SeedSetup(
        pool -> new PlainSecurity(), UnaryOperator.identity(), MAX_GAP, MAX_BUFFERS);
  }

  /** The same with another security for each call; one that can be closed is closed with it. */
  public SeedSetup withSecurity(Function<BufferPool, Security> other) {
    return new SeedSetup(other, server, maxGap, maxBuffers);
  }

  /** The same with other settings of the server. */
  public SeedSetup withServer(UnaryOperator<AsciiChatServer.Builder> settings) {
    return new SeedSetup(security, settings, maxGap, maxBuffers);
  }
}
