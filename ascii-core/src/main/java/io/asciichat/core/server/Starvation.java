package io.asciichat.core.server;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a server going when memory or threads run out. It holds back a piece of memory and two
 * threads. The first failure sets them free: with them clients can be told to go and give
 * everything back, and a signal finds a thread to be handled on. Until the reserve is held again
 * newcomers are refused. When memory is short in work that serves many, the client that came last
 * has to go, one at a time, until the others have enough. A server without clients that is still
 * short of memory cannot go on, which its listener is told.
 *
 * <p>Any thread may call any method.
 */
final class Starvation {
  /** Memory held back: enough to take leave of a few clients and to write the log. */
  static final int RESERVE_BYTES = 1 << 20;

  /** Threads held back: the Java runtime handles each signal on a thread made for it. */
  static final int SPARE_THREADS = 2;

  /** Between two clients that have to go: the first one's memory comes back meanwhile. */
  private static final Duration SHED_PAUSE = Duration.ofMillis(750);

  /** Between the last failure and taking the reserve back. */
  private static final Duration RECOVERY_PAUSE = Duration.ofSeconds(1);

  /** How long a server without clients may be short of memory before it is given up. */
  private static final Duration HOPELESS_AFTER = Duration.ofSeconds(2);

  /** The clients of the server, of which the newest has to go when memory is short. */
  interface Clients {
    /** Returns whether there are none, handshakes included. */
    boolean none();

    /** Lets the client go that came last, if there is one. */
    void shedNewest();
  }

  private final Clock clock;
  private final LoopRunner runner;
  private final BufferPool pool;
  private final ServerListener listener;
  private final AtomicReferenceArray<@Nullable LoopHandle> spare =
      new AtomicReferenceArray<>(SPARE_THREADS);
  private final AtomicLong lastShed = new AtomicLong(Long.MIN_VALUE);
  private volatile byte @Nullable [] memory = new byte[RESERVE_BYTES];
  private volatile boolean starving;
  private volatile long lastFailure;
  private volatile long begun;
  private volatile boolean closed;

  Starvation(Clock clock, LoopRunner runner, BufferPool pool, ServerListener listener) {
    this.clock = clock;
    this.runner = runner;
    this.pool = pool;
    this.listener = listener;
    try {
      holdThreads();
    } catch (RuntimeException | Error failure) {
      relieve();
      throw failure;
    }
  }

  /** Returns whether newcomers are to be refused. */
  boolean isStarving() {
    return starving;
  }

  /** Something failed for want of memory or threads: frees the reserve. Allocates nothing. */
  void relieve() {
    long now = clock.nanos();
    lastFailure = now;
    if (!starving) {
      begun = now;
      starving = true;
    }
    memory = null;
    pool.clear();
    freeThreads();
  }

  /**
   * Memory ran out in work that serves many: frees the reserve, and lets the client go that came
   * last.
   */
  void shed(Clients clients) {
    relieve();
    long now = clock.nanos();
    long last = lastShed.get();
    if ((last == Long.MIN_VALUE || now - last >= SHED_PAUSE.toNanos())
        && lastShed.compareAndSet(last, now)) {
      clients.shedNewest();
    }
  }

  /** Takes the reserve back when nothing has failed for a second; called every now and then. */
  void recover(Clients clients) {
    boolean complete = !starving && memory != null;
    if (complete || clock.nanos() - lastFailure < RECOVERY_PAUSE.toNanos()) {
      return;
    }
    if (!holdMemory(clients)) {
      return;
    }
    try {
      holdThreads();
    } catch (OutOfMemoryError stillNoThread) {
      // Another process of this user may have them; there is nothing to do but to ask again.
      relieve();
      return;
    }
    starving = false;
    listener.recovered(Duration.ofNanos(clock.nanos() - begun));
  }

  private boolean holdMemory(Clients clients) {
    try {
      memory = new byte[RESERVE_BYTES];
      return true;
    } catch (OutOfMemoryError failure) {
      boolean hopeless = clients.none() && clock.nanos() - begun >= HOPELESS_AFTER.toNanos();
      shed(clients);
      if (hopeless) {
        listener.exhausted(failure);
      }
      return false;
    }
  }

  private void holdThreads() {
    for (int i = 0; i < SPARE_THREADS; i++) {
      if (spare.get(i) == null && !closed) {
        spare.set(i, runner.start("spare " + (i + 1), now -> Loop.WHEN_WOKEN));
      }
    }
  }

  private void freeThreads() {
    for (int i = 0; i < SPARE_THREADS; i++) {
      LoopHandle held = spare.getAndSet(i, null);
      if (held != null) {
        held.stop();
      }
    }
  }

  /** Gives the reserve back for good. */
  void close() {
    closed = true;
    memory = null;
    freeThreads();
  }
}
