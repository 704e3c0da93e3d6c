package io.asciichat.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.call.RecordedLog;
import io.asciichat.core.loop.Loop;
import io.asciichat.testkit.sim.SimulatedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoggedLoopTest {
  private final RecordedLog log = new RecordedLog();
  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final List<String> ends = new ArrayList<>();

  /** A loop that fails or is done with its second step. */
  private Loop loop(boolean fails) {
    return new Loop() {
      private boolean second;

      @Override
      public long step(long now) {
        if (second && fails) {
          throw new IllegalStateException("torn");
        }
        long next = second ? DONE : now + 1;
        second = true;
        return next;
      }

      @Override
      public void ended(@Nullable Throwable failure) {
        ends.add(failure == null ? "done" : "failed");
      }
    };
  }

  @Test
  void aDeathIsWrittenUnderTheLoopsName() {
    scheduler.start("rope", new LoggedLoop("rope", loop(true), () -> log));
    scheduler.runFor(Duration.ofSeconds(1));
    assertEquals(1, log.lines.size());
    assertTrue(log.lines.getFirst().contains("the loop 'rope' has died"), log.lines.getFirst());
    assertTrue(log.lines.getFirst().contains("torn"), log.lines.getFirst());
    assertEquals(List.of("failed"), ends);
  }

  @Test
  void anEndIsNot() {
    scheduler.start("rope", new LoggedLoop("rope", loop(false), () -> log));
    scheduler.runFor(Duration.ofSeconds(1));
    assertEquals(List.of(), log.lines);
    assertEquals(List.of("done"), ends);
  }
}
