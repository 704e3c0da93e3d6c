package io.asciichat.core.link;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Clock;

/**
 * What links live on.
 *
 * @param clock for every deadline
 * @param runner runs the receive and the send loop
 * @param pool gives the payload buffers
 * @param limits the bounds
 */
public record LinkEnvironment(Clock clock, LoopRunner runner, BufferPool pool, LinkLimits limits) {}
