package io.asciichat.core.link;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.port.Clock;

/**
 * What links live on. Servers and clients may share one; the transport and the security should be
 * given its pool, so that buffers come back to where they were taken from.
 *
 * <pre>{@code
 * LinkEnvironment environment = LinkEnvironment.standard();
 * TcpTransport transport = new TcpTransport(environment.pool());
 * }</pre>
 *
 * @param clock for every deadline
 * @param runner runs all loops
 * @param pool gives the payload buffers
 * @param limits the bounds
 */
public record LinkEnvironment(Clock clock, LoopRunner runner, BufferPool pool, LinkLimits limits) {
  /** The system's time, a thread for each loop, a new pool and {@link LinkLimits#DEFAULT}. */
  public static LinkEnvironment standard() {
    Clock clock = new SystemClock();
    return new LinkEnvironment(
        clock, new ThreadLoopRunner(clock), new BufferPool(), LinkLimits.DEFAULT);
  }

  /** The same with a pool that somebody else uses too. */
  public LinkEnvironment withPool(BufferPool shared) {
    return new LinkEnvironment(clock, runner, shared, limits);
  }

  /** The same with other bounds. */
  public LinkEnvironment withLimits(LinkLimits other) {
    return new LinkEnvironment(clock, runner, pool, other);
  }

  /** The same in another time and on other threads than the system's: for simulation. */
  public LinkEnvironment on(Clock otherClock, LoopRunner otherRunner) {
    return new LinkEnvironment(otherClock, otherRunner, pool, limits);
  }
}
