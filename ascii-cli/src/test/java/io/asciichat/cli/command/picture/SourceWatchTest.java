package io.asciichat.cli.command.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.video.NameCard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SourceWatchTest {
  private static final String OVERDUE = "no picture from 'film.mp4' for 3 s; still waiting";

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final List<String> told = new ArrayList<>();
  private final ScriptedSource source = new ScriptedSource();
  private final SourceWatch.Watched watched = new SourceWatch.Watched(source);

  private void start() {
    watched.start(scheduler, line -> told.add(Objects.requireNonNullElse(line, "gone")));
  }

  /** Asks once a second for so long. */
  private void ask(int seconds) throws Exception {
    for (int i = 0; i < seconds; i++) {
      assertNull(watched.next(scheduler.nanos()));
      scheduler.runFor(Duration.ofSeconds(1));
    }
  }

  @Test
  void aSourceWithoutAFirstPictureIsToldOnceAndForgottenWhenItHasOne() throws Exception {
    start();
    ask(2);
    assertEquals(List.of(), told);
    ask(8);
    assertEquals(List.of(OVERDUE), told);
    RgbFrame picture = Objects.requireNonNull(new NameCard("A", 4, 4, new BufferPool()).next(0));
    source.answer = now -> picture;
    assertEquals(picture, watched.next(scheduler.nanos()));
    scheduler.runFor(Duration.ofSeconds(1));
    assertEquals(List.of(OVERDUE, "gone"), told);
  }

  /** A picture that stands still is none that is missing. */
  @Test
  void aSourceThatHasShownOneMayBeSilent() throws Exception {
    start();
    RgbFrame picture = Objects.requireNonNull(new NameCard("A", 4, 4, new BufferPool()).next(0));
    source.answer = now -> now == 0 ? picture : null;
    assertEquals(picture, watched.next(0));
    scheduler.runFor(Duration.ofSeconds(1));
    ask(20);
    assertEquals(List.of(), told);
  }

  @Test
  void aQuestionThatDoesNotComeBackIsToldAndItsSourceLeftAlone() throws Exception {
    start();
    source.answer =
        now -> {
          scheduler.runFor(Duration.ofSeconds(4));
          watched.close();
          return null;
        };
    assertNull(watched.next(0));
    assertEquals(List.of(OVERDUE), told);
    assertEquals(0, source.closed);
    watched.close();
    assertEquals(1, source.closed);
  }

  @Test
  void aCameraIsNotMissedBeforeTheServerIsFound() throws Exception {
    OwnCamera camera =
        new OwnCamera(() -> source, new NameCard("A", 4, 4, new BufferPool()), false);
    SourceWatch.Watched late = new SourceWatch.Watched(camera);
    late.start(scheduler, line -> told.add(Objects.requireNonNullElse(line, "gone")));
    for (int i = 0; i < 10; i++) {
      assertNull(late.next(scheduler.nanos()));
      scheduler.runFor(Duration.ofSeconds(1));
    }
    assertEquals(List.of(), told);
    camera.open(told::add);
    for (int i = 0; i < 5; i++) {
      assertNull(late.next(scheduler.nanos()));
      scheduler.runFor(Duration.ofSeconds(1));
    }
    assertEquals(List.of(OVERDUE), told);
    late.close();
  }

  /** Another has told of the failure: that nothing comes is no news then. */
  @Test
  void aSourceThatHasFailedIsNotWaitedFor() throws Exception {
    start();
    source.answer =
        now -> {
          throw new IOException("the camera stopped");
        };
    assertThrows(IOException.class, () -> watched.next(scheduler.nanos()));
    scheduler.runFor(Duration.ofSeconds(10));
    assertEquals(List.of(), told);
  }

  @Test
  void aSourceThatFailsLateIsWaitedForNoLonger() throws Exception {
    start();
    ask(5);
    assertEquals(List.of(OVERDUE), told);
    source.answer =
        now -> {
          throw new IOException("the camera stopped");
        };
    assertThrows(IOException.class, () -> watched.next(scheduler.nanos()));
    scheduler.runFor(Duration.ofSeconds(10));
    assertEquals(List.of(OVERDUE, "gone"), told);
  }
}
