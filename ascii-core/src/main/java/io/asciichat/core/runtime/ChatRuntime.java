package io.asciichat.core.runtime;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.port.Clock;
import java.util.Objects;

/**
 * The runtime of a server or a client: the time, what runs its loops, the memory of its packets,
 * and its bounds. Immutable and thread-safe. Servers and clients of one process may share one, to
 * use the same memory, or have one each.
 *
 * <pre>{@code
 * ChatRuntime patient = ChatRuntime.standard().withLimits(limits);
 * AsciiChatServer.builder(transport, security).runtime(patient).start();
 * }</pre>
 */
public final class ChatRuntime {
  private final Clock clock;
  private final LoopRunner runner;
  private final BufferPool pool;
  private final LinkLimits limits;

  private ChatRuntime(Clock clock, LoopRunner runner, BufferPool pool, LinkLimits limits) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.runner = Objects.requireNonNull(runner, "runner");
    this.pool = pool;
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * The system's time, a thread for each loop, memory of its own and {@link LinkLimits#DEFAULT}.
   */
  public static ChatRuntime standard() {
    Clock clock = new SystemClock();
    return new ChatRuntime(
        clock, new ThreadLoopRunner(clock), new BufferPool(), LinkLimits.DEFAULT);
  }

  /** The same, with the same memory, within other bounds. */
  public ChatRuntime withLimits(LinkLimits other) {
    return new ChatRuntime(clock, runner, pool, other);
  }

  /** The same, with the same memory, in another time and on other threads: for simulation. */
  public ChatRuntime on(Clock otherClock, LoopRunner otherRunner) {
    return new ChatRuntime(otherClock, otherRunner, pool, limits);
  }

  /** The clock of every deadline. */
  public Clock clock() {
    return clock;
  }

  /** Runs all loops. */
  public LoopRunner runner() {
    return runner;
  }

  /**
   * The pool that all packets' buffers come from; nothing is outstanding once all who run on it
   * ended.
   */
  public BufferPool pool() {
    return pool;
  }

  /** The bounds of each link. */
  public LinkLimits limits() {
    return limits;
  }
}
