package io.asciichat.transport.tcp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Waits until a channel can be read or written. For one thread, except {@link #close()}, which ends
 * a wait from any thread.
 */
final class Readiness {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Longest wait handed to the selector: a day, far from any overflow. */
  private static final long MAX_MILLIS = 86_400_000;

  private final Selector selector;

  /**
   * @param channel in non-blocking mode
   * @param operation {@link SelectionKey#OP_READ} or {@link SelectionKey#OP_WRITE}
   */
  Readiness(SocketChannel channel, int operation) throws IOException {
    selector = Selector.open();
    try {
      channel.register(selector, operation);
    } catch (IOException | RuntimeException e) {
      selector.close();
      throw e;
    }
  }

  /** The moment that many nanoseconds from now, on {@link System#nanoTime()}; never overflows. */
  static long deadlineIn(long nanos) {
    return System.nanoTime() + Math.clamp(nanos, 0, Long.MAX_VALUE / 2);
  }

  /** Nanoseconds until the deadline as whole milliseconds, rounded up so that no wait spins. */
  static long millis(long nanos) {
    return Math.min((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI, MAX_MILLIS);
  }

  /**
   * Waits.
   *
   * @param deadline on {@link System#nanoTime()}; one that has passed looks only
   * @return whether the channel is ready; false after the deadline
   * @throws InterruptedIOException when the thread is interrupted, whose mark stays set
   */
  boolean await(long deadline) throws IOException {
    while (true) {
      long left = deadline - System.nanoTime();
      int ready =
          left <= 0
              ? selector.selectNow(Readiness::ignore)
              : selector.select(Readiness::ignore, millis(left));
      if (ready > 0) {
        return true;
      }
      if (!selector.isOpen()) {
        throw new ClosedChannelException();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while waiting for the network");
      }
      if (left <= 0) {
        return false;
      }
    }
  }

  /** The selector has one key, so that it was ready says it all. */
  private static void ignore(SelectionKey key) {}

  /** Ends a wait with an exception, and gives the channel free. */
  void close() {
    try {
      selector.close();
    } catch (IOException e) {
      // Nothing depends on a selector that is given up.
    }
  }
}
