package io.asciichat.core.loop;

import io.asciichat.core.port.Clock;
import java.time.Duration;

/** Real time since this object was made. */
public final class SystemClock implements Clock {
  private final long origin = System.nanoTime();

  /** A clock that reads zero now. */
  public SystemClock() {}

  @Override
  public long nanos() {
    return System.nanoTime() - origin;
  }

  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long now = nanos();
    while (now < deadlineNanos) {
      Thread.sleep(Duration.ofNanos(deadlineNanos - now));
      now = nanos();
    }
  }
}
