package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of every {@link LoopRunner}. The clock is the one that the runner uses. */
@Timeout(60)
public abstract class LoopRunnerContract {
  private static final long MILLISECOND = 1_000_000;
  private static final long LONG_TIME = 30_000 * MILLISECOND;

  /** The runner under test, the same one throughout a test. */
  protected abstract LoopRunner runner();

  /** The clock that it uses; sleeping on it lets loops run. */
  protected abstract Clock clock();

  @Test
  void theFirstStepComesAtOnce() throws InterruptedException {
    ScriptedLoop loop = new ScriptedLoop((call, now) -> Loop.WHEN_WOKEN);
    long before = clock().nanos();
    LoopHandle handle = runner().start("first", loop);
    await(() -> loop.calls() == 1);
    assertTrue(loop.timeOf(0) >= before);
    stopAndJoin(handle);
  }

  @Test
  void stepsComeAtTheirDeadlinesAndNotBefore() throws InterruptedException {
    ScriptedLoop loop =
        new ScriptedLoop((call, now) -> call == 9 ? Loop.DONE : now + (call + 1) * MILLISECOND);
    assertTrue(runner().start("beat", loop).join(LONG_TIME));
    assertEquals(10, loop.calls());
    for (int i = 1; i < 10; i++) {
      assertTrue(loop.timeOf(i) >= loop.timeOf(i - 1) + i * MILLISECOND, "step " + i);
    }
  }

  @Test
  void aDeadlineThatHasPassedMeansAtOnce() {
    ScriptedLoop loop = new ScriptedLoop((call, now) -> call == 50 ? Loop.DONE : now - call);
    assertTrue(runner().start("busy", loop).join(LONG_TIME));
    assertEquals(51, loop.calls());
  }

  @Test
  void doneEndsTheLoopOnceWithoutFailure() {
    ScriptedLoop loop = new ScriptedLoop((call, now) -> Loop.DONE);
    LoopHandle handle = runner().start("short", loop);
    assertTrue(handle.join(LONG_TIME));
    handle.stop();
    handle.wake();
    assertTrue(handle.join(0));
    assertEquals(1, loop.calls());
    assertEquals(1, loop.ends());
    assertNull(loop.failure());
  }

  @Test
  void anExceptionEndsTheLoopAndIsReported() {
    Exception thrown = new Exception("broken");
    ScriptedLoop loop =
        new ScriptedLoop(
            (call, now) -> {
              throw thrown;
            });
    assertTrue(runner().start("broken", loop).join(LONG_TIME));
    assertEquals(1, loop.ends());
    assertSame(thrown, loop.failure());
  }

  @Test
  void anErrorEndsTheLoopAndIsReported() {
    Error thrown = new StackOverflowError("deep");
    ScriptedLoop loop =
        new ScriptedLoop(
            (call, now) -> {
              throw thrown;
            });
    assertTrue(runner().start("deep", loop).join(LONG_TIME));
    assertSame(thrown, loop.failure());
  }

  @Test
  void aLoopThatDiesLeavesTheOthersAlone() throws InterruptedException {
    ScriptedLoop survivor = new ScriptedLoop((call, now) -> now + MILLISECOND);
    LoopHandle handle = runner().start("survivor", survivor);
    ScriptedLoop dying =
        new ScriptedLoop(
            (call, now) -> {
              throw new IllegalStateException("broken");
            });
    assertTrue(runner().start("dying", dying).join(LONG_TIME));
    int calls = survivor.calls();
    await(() -> survivor.calls() > calls + 3);
    stopAndJoin(handle);
  }

  @Test
  void aWaitingLoopStepsWhenWoken() throws InterruptedException {
    for (long next : new long[] {Loop.WHEN_WOKEN, clock().nanos() + 2 * LONG_TIME}) {
      ScriptedLoop loop = new ScriptedLoop((call, now) -> next);
      LoopHandle handle = runner().start("waiting", loop);
      await(() -> loop.calls() == 1);
      handle.wake();
      await(() -> loop.calls() == 2);
      stopAndJoin(handle);
      assertEquals(2, loop.calls());
    }
  }

  @Test
  void aWakeDuringAStepBringsAnotherOne() throws InterruptedException {
    AtomicReference<LoopHandle> self = new AtomicReference<>();
    ScriptedLoop loop =
        new ScriptedLoop(
            (call, now) -> {
              LoopHandle handle = self.get();
              if (handle != null && call < 5) {
                handle.wake();
                handle.wake();
              }
              return Loop.WHEN_WOKEN;
            });
    LoopHandle handle = runner().start("self", loop);
    self.set(handle);
    handle.wake();
    await(() -> loop.calls() >= 6);
    stopAndJoin(handle);
    assertEquals(6, loop.calls());
  }

  @Test
  void aStoppedLoopStepsNoMoreAndEndsOnceWithoutFailure() throws InterruptedException {
    ScriptedLoop loop = new ScriptedLoop((call, now) -> Loop.WHEN_WOKEN);
    LoopHandle handle = runner().start("stopped", loop);
    await(() -> loop.calls() == 1);
    handle.stop();
    handle.stop();
    handle.wake();
    assertTrue(handle.join(LONG_TIME));
    assertEquals(1, loop.calls());
    assertEquals(1, loop.ends());
    assertNull(loop.failure());
  }

  @Test
  void aLoopMayStopAndJoinItselfInItsStep() throws InterruptedException {
    AtomicReference<LoopHandle> self = new AtomicReference<>();
    AtomicBoolean joined = new AtomicBoolean();
    ScriptedLoop loop =
        new ScriptedLoop(
            (call, now) -> {
              LoopHandle handle = self.get();
              if (handle != null) {
                handle.stop();
                joined.set(handle.join(LONG_TIME) && !Thread.currentThread().isInterrupted());
              }
              return now;
            });
    LoopHandle handle = runner().start("own", loop);
    self.set(handle);
    assertTrue(handle.join(LONG_TIME));
    assertTrue(joined.get());
    assertEquals(1, loop.ends());
    assertNull(loop.failure());
  }

  @Test
  void joinGivesUpInTime() throws InterruptedException {
    ScriptedLoop loop = new ScriptedLoop((call, now) -> now + MILLISECOND);
    LoopHandle handle = runner().start("endless", loop);
    assertFalse(handle.join(0));
    assertFalse(handle.join(5 * MILLISECOND));
    assertEquals(0, loop.ends());
    stopAndJoin(handle);
  }

  private static void stopAndJoin(LoopHandle handle) {
    handle.stop();
    assertTrue(handle.join(LONG_TIME));
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long limit = clock().nanos() + LONG_TIME;
    while (!condition.getAsBoolean()) {
      assertTrue(clock().nanos() < limit, "it did not come about in time");
      clock().sleepUntil(clock().nanos() + MILLISECOND);
    }
  }
}
