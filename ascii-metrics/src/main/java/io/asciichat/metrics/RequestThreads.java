package io.asciichat.metrics;

import io.asciichat.core.port.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Runs each HTTP request on a daemon thread of its own, a few at a time. A request beyond that is
 * refused, which closes its connection. One that takes too long, because its client sends or reads
 * nothing, is interrupted when another comes, so such clients cannot keep others out.
 */
final class RequestThreads implements Executor {
  /** Requests at a time: one for a scrape, one for a health check, and as many again. */
  static final int MAX_REQUESTS = 4;

  /** The time that Prometheus gives a scrape unless told otherwise (scrape_timeout: 10s). */
  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

  private final AtomicReferenceArray<@Nullable Request> running =
      new AtomicReferenceArray<>(MAX_REQUESTS);
  private final Clock clock;

  RequestThreads(Clock clock) {
    this.clock = clock;
  }

  private record Request(Thread thread, long since) {}

  /**
   * Starts a request; called by the one thread that accepts connections.
   *
   * @throws RejectedExecutionException when too many run already
   */
  @Override
  public void execute(Runnable work) {
    long now = clock.nanos();
    int free = -1;
    for (int i = 0; i < MAX_REQUESTS; i++) {
      Request other = running.get(i);
      if (other == null) {
        free = i;
      } else if (now - other.since() >= REQUEST_TIMEOUT.toNanos()) {
        other.thread().interrupt();
      }
    }
    if (free < 0) {
      throw new RejectedExecutionException("all threads for metrics are busy");
    }
    int place = free;
    Thread thread =
        Thread.ofPlatform()
            .name("metrics " + (place + 1))
            .daemon()
            .unstarted(
                () -> {
                  try {
                    work.run();
                  } finally {
                    running.set(place, null);
                  }
                });
    running.set(place, new Request(thread, now));
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) {
        running.set(place, null);
      }
    }
  }

  /** Ends what still runs. */
  void interruptAll() {
    for (int i = 0; i < MAX_REQUESTS; i++) {
      Request request = running.get(i);
      if (request != null) {
        request.thread().interrupt();
      }
    }
  }
}
