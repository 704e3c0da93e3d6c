package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.port.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadLoopRunnerTest extends LoopRunnerContract {
  private static final long LONG_TIME = 30_000_000_000L;

  private final SystemClock clock = new SystemClock();
  private final ThreadLoopRunner runner = new ThreadLoopRunner(clock);

  @Override
  protected LoopRunner runner() {
    return runner;
  }

  @Override
  protected Clock clock() {
    return clock;
  }

  @Test
  void allStepsAndTheEndAreOnOneNamedDaemonThread() {
    AtomicReference<@Nullable Thread> stepping = new AtomicReference<>();
    AtomicReference<@Nullable Thread> ending = new AtomicReference<>();
    LoopHandle handle =
        runner.start(
            "render 3",
            new Loop() {
              private int calls;

              @Override
              public long step(long now) {
                Thread before = stepping.getAndSet(Thread.currentThread());
                assertTrue(before == null || before == Thread.currentThread());
                return ++calls == 3 ? DONE : now;
              }

              @Override
              public void ended(@Nullable Throwable failure) {
                ending.set(Thread.currentThread());
              }
            });
    assertTrue(handle.join(LONG_TIME));
    Thread used = Objects.requireNonNull(stepping.get());
    assertEquals("render 3", used.getName());
    assertTrue(used.isDaemon());
    assertSame(used, ending.get());
  }

  @Test
  void threadsMayBeTheCallersOwn() {
    LoopRunner virtual = new ThreadLoopRunner(clock, Thread.ofVirtual().factory());
    AtomicBoolean isVirtual = new AtomicBoolean();
    LoopHandle handle =
        virtual.start(
            "light",
            now -> {
              isVirtual.set(Thread.currentThread().isVirtual());
              return Loop.DONE;
            });
    assertTrue(handle.join(LONG_TIME));
    assertTrue(isVirtual.get());
  }

  @Test
  void stoppingInterruptsABlockingStepAndIsNoFailure() throws InterruptedException {
    BlockedLoop waiting = new BlockedLoop(() -> new CountDownLatch(1).await());
    waiting.stopOnceInside();
    assertNull(waiting.failure.get());
    assertFalse(waiting.interruptedAtEnd.get());
  }

  @Test
  void stoppingInterruptsBlockingInputToo() throws InterruptedException, IOException {
    try (Pipe.SourceChannel source = Pipe.open().source()) {
      BlockedLoop reading = new BlockedLoop(() -> source.read(ByteBuffer.allocate(1)));
      reading.stopOnceInside();
      assertNull(reading.failure.get());
      assertFalse(reading.interruptedAtEnd.get());
    }
  }

  @Test
  void aFailureOfItsOwnIsReportedEvenWhenStopped() throws InterruptedException {
    IOException broken = new IOException("broken");
    BlockedLoop failing =
        new BlockedLoop(
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw broken;
              }
            });
    failing.stopOnceInside();
    assertSame(broken, failing.failure.get());
  }

  @Test
  void aLoopThatDoesNotEndIsReportedWithItsNameAndItsStack() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    AtomicBoolean release = new AtomicBoolean();
    List<String> reports = new ArrayList<>();
    LoopHandle handle =
        runner.start(
            "video 3",
            now -> {
              inside.countDown();
              while (!release.get()) {
                Thread.onSpinWait();
              }
              return Loop.DONE;
            });
    inside.await();
    handle.stop();
    assertFalse(handle.join(1_000_000, reports::add));
    release.set(true);
    assertTrue(handle.join(LONG_TIME, reports::add));
    assertEquals(1, reports.size());
    String report = reports.getFirst();
    assertTrue(report.startsWith("loop 'video 3' has not ended, its thread is "), report);
    assertTrue(report.contains("\n\tat ") && report.contains("ThreadLoopRunnerTest"), report);
  }

  private interface Blocking {
    void block() throws Exception;
  }

  /** Blocks in its only step. */
  private final class BlockedLoop implements Loop {
    private final CountDownLatch inside = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>(new Error("unset"));
    private final AtomicBoolean interruptedAtEnd = new AtomicBoolean(true);
    private final Blocking blocking;

    BlockedLoop(Blocking blocking) {
      this.blocking = blocking;
    }

    void stopOnceInside() throws InterruptedException {
      LoopHandle handle = runner.start("blocked", this);
      inside.await();
      handle.stop();
      assertTrue(handle.join(LONG_TIME));
    }

    @Override
    public long step(long now) throws Exception {
      inside.countDown();
      blocking.block();
      return WHEN_WOKEN;
    }

    @Override
    public void ended(@Nullable Throwable thrown) {
      failure.set(thrown);
      interruptedAtEnd.set(Thread.currentThread().isInterrupted());
    }
  }
}
