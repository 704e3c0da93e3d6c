package io.asciichat.testkit.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.Clock;
import io.asciichat.testkit.contract.ClockContract;
import io.asciichat.testkit.contract.LoopRunnerContract;
import java.io.EOFException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulatedSchedulerTest {
  private static final long SECOND = 1_000_000_000;

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final List<String> order = new ArrayList<>();

  @Nested
  class AsClock extends ClockContract {
    @Override
    protected Clock clock() {
      return scheduler;
    }
  }

  @Nested
  class AsLoopRunner extends LoopRunnerContract {
    @Override
    protected LoopRunner runner() {
      return scheduler;
    }

    @Override
    protected Clock clock() {
      return scheduler;
    }
  }

  @Test
  void turnsComeInTheOrderOfTimeThenOfStart() {
    scheduler.start("a", now -> note("a", now + 20));
    scheduler.at(20, () -> order.add("timer@20"));
    scheduler.start("b", now -> note("b", now + 10));
    scheduler.at(5, () -> order.add("timer@5"));
    scheduler.runUntil(20);
    assertEquals(List.of("a@0", "b@0", "timer@5", "b@10", "a@20", "timer@20", "b@20"), order);
    assertEquals(20, scheduler.nanos());
  }

  @Test
  void aTimerOfThePastHappensAtOnceButAfterWhatIsRunning() {
    scheduler.runUntil(100);
    scheduler.at(
        100,
        () -> {
          scheduler.at(3, () -> order.add("inner@" + scheduler.nanos()));
          order.add("outer@" + scheduler.nanos());
        });
    scheduler.runUntil(100);
    assertEquals(List.of("outer@100", "inner@100"), order);
  }

  @Test
  void aLoopWokenByAnotherStepsAtTheSameTime() {
    LoopHandle sleeper = scheduler.start("sleeper", now -> note("sleeper", Loop.WHEN_WOKEN));
    scheduler.start(
        "waker",
        now -> {
          sleeper.wake();
          sleeper.wake();
          return note("waker", now + 50);
        });
    scheduler.runUntil(50);
    assertEquals(List.of("sleeper@0", "waker@0", "sleeper@0", "waker@50", "sleeper@50"), order);
  }

  @Test
  void runningUntilAConditionStopsThere() {
    scheduler.start("a", now -> note("a", now + 10));
    assertTrue(scheduler.runUntil(() -> order.size() == 3, SECOND));
    assertEquals(20, scheduler.nanos());
    assertFalse(scheduler.runUntil(() -> false, 35));
    assertEquals(35, scheduler.nanos());
  }

  @Test
  void failuresAreCollectedWithNameAndTime() {
    RuntimeException inStep = new RuntimeException("step");
    RuntimeException inEnd = new RuntimeException("end");
    scheduler.start(
        "dying",
        now -> {
          if (now == 30) {
            throw inStep;
          }
          return 30;
        });
    scheduler.start(
        "unclean",
        new Loop() {
          @Override
          public long step(long now) {
            return now < 40 ? 40 : DONE;
          }

          @Override
          public void ended(@Nullable Throwable failure) {
            throw inEnd;
          }
        });
    scheduler.runFor(Duration.ofSeconds(1));
    assertEquals(
        List.of(new LoopFailure("dying", 30, inStep), new LoopFailure("unclean", 40, inEnd)),
        scheduler.failures());
  }

  @Test
  void ordinaryEndsAreNoDeaths() {
    RuntimeException fault = new IllegalStateException("a fault of the program");
    scheduler.start(
        "receive 1",
        now -> {
          throw new EOFException("the peer closed the connection");
        });
    scheduler.start(
        "receive 2",
        now -> {
          throw new AsciiChatException(ErrorCode.CONNECT, "no server answers");
        });
    scheduler.start(
        "video 3",
        now -> {
          throw fault;
        });
    scheduler.runUntil(1);
    assertEquals(3, scheduler.failures().size());
    assertEquals(List.of(new LoopFailure("video 3", 0, fault)), scheduler.deaths());
  }

  @Test
  void aFailingTimerFailsTheRun() {
    RuntimeException failure = new RuntimeException("no");
    scheduler.at(
        10,
        () -> {
          throw failure;
        });
    assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.runUntil(20)));
  }

  @Test
  void timeThatStandsStillIsNoticed() {
    scheduler.start("stuck", now -> now < SECOND ? SECOND : 0);
    IllegalStateException noticed =
        assertThrows(IllegalStateException.class, () -> scheduler.runUntil(2 * SECOND));
    assertTrue(String.valueOf(noticed.getMessage()).contains("stuck"), noticed.getMessage());
  }

  @Test
  void aStepCannotLetTimePass() {
    scheduler.start(
        "sleepy",
        now -> {
          scheduler.sleepUntil(now + 5);
          return Loop.DONE;
        });
    scheduler.runUntil(10);
    assertEquals(1, scheduler.failures().size());
    String message = String.valueOf(scheduler.failures().getFirst().failure().getMessage());
    assertTrue(message.contains("sleepy"), message);
  }

  @Test
  void joiningAStoppedLoopInsideAStepEndsItThere() {
    LoopHandle other =
        scheduler.start(
            "other",
            new Loop() {
              @Override
              public long step(long now) {
                return WHEN_WOKEN;
              }

              @Override
              public void ended(@Nullable Throwable failure) {
                order.add("other ended");
              }
            });
    scheduler.start(
        "closer",
        now -> {
          assertFalse(other.join(SECOND));
          other.stop();
          assertTrue(other.join(SECOND));
          return note("closer", Loop.DONE);
        });
    scheduler.runUntil(1);
    assertEquals(List.of("other ended", "closer@0"), order);
    assertEquals(List.of(), scheduler.failures());
  }

  @Test
  void theSameInputsGiveTheSameRun() {
    List<String> first = play(7);
    assertEquals(first, play(7));
    assertFalse(first.equals(play(8)));
  }

  @Test
  void tenMinutesOfACallPass() {
    for (int client = 0; client < 4; client++) {
      Schedule video = Schedule.perSecond(0, 60);
      Schedule audio = new Schedule(0, 44_100, 256_000_000_000L);
      LoopHandle send = scheduler.start("send " + client, now -> Loop.WHEN_WOKEN);
      scheduler.start("video " + client, now -> wakeThen(send, video.nextAfter(now)));
      scheduler.start("audio " + client, now -> wakeThen(send, audio.nextAfter(now)));
    }
    scheduler.runFor(Duration.ofMinutes(10));
    assertEquals(600 * SECOND, scheduler.nanos());
    assertEquals(List.of(), scheduler.failures());
  }

  private static long wakeThen(LoopHandle other, long next) {
    other.wake();
    return next;
  }

  private static List<String> play(long seed) {
    SimulatedScheduler world = new SimulatedScheduler();
    List<String> log = new ArrayList<>();
    Random random = new Random(seed);
    List<LoopHandle> handles = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String name = "loop " + i;
      handles.add(
          world.start(
              name,
              now -> {
                log.add(name + "@" + now);
                if (random.nextInt(4) == 0) {
                  handles.get(random.nextInt(handles.size())).wake();
                }
                return now + 1 + random.nextInt(100);
              }));
    }
    world.at(500, handles.get(2)::stop);
    world.runUntil(1_000);
    return log;
  }

  private long note(String name, long next) {
    order.add(name + "@" + scheduler.nanos());
    return next;
  }
}
