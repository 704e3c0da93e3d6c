package io.asciichat.testkit.sim;

/**
 * A loop of a simulation that died.
 *
 * @param loop its name
 * @param nanos when
 * @param failure what its step, or its {@code ended}, threw
 */
public record LoopFailure(String loop, long nanos, Throwable failure) {}
