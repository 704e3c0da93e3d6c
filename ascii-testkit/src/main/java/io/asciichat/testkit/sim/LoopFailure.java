package io.asciichat.testkit.sim;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.HandshakeException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A loop of a simulation that ended with a failure.
 *
 * @param loop its name
 * @param nanos when
 * @param failure what its step, or its {@code ended}, threw
 */
public record LoopFailure(String loop, long nanos, Throwable failure) {
  /**
   * Returns whether the failure is one that peers, links and people bring about every day: an end
   * of the connection, a broken stream, a refusal, an interrupt. Any other is the death of a loop:
   * a fault of the program.
   */
  public boolean isOrdinary() {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof HandshakeException
        || failure instanceof AsciiChatException
        || failure instanceof InterruptedException;
  }
}
