package io.asciichat.cli.terminal;

import io.asciichat.core.port.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A terminal's keys while a question may still be asked on it: it looks for keys now and then,
 * because a read of a terminal cannot be called off and would take the first key of the answer.
 * {@link #keep} ends that; then it sleeps in the kernel. One thread reads, any thread lends.
 */
final class SharedKeys extends InputStream {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  private final InputStream keys;
  private final Clock clock;
  private final Semaphore free = new Semaphore(1);
  private volatile boolean kept;

  SharedKeys(InputStream keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Takes no key until {@link #takeBack}. */
  void lend() {
    free.acquireUninterruptibly();
  }

  void takeBack() {
    free.release();
  }

  /** Nothing is going to be asked any more. */
  void keep() {
    kept = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!kept) {
      free.acquireUninterruptibly();
      try {
        if (keys.available() > 0) {
          return keys.read(into, offset, length);
        }
      } finally {
        free.release();
      }
      try {
        clock.sleepUntil(clock.nanos() + PAUSE_NANOS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }
    return keys.read(into, offset, length);
  }
}
