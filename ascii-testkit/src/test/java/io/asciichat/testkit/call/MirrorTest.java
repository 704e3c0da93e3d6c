package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.Mirror;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.video.TestPattern;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MirrorTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
  private final BufferPool pool = runtime.pool();
  private final MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));

  @Test
  void showsEveryPictureAtTheSourcesOwnRateAndGivesEverythingBack() {
    OwnVideo own = OwnVideo.of(new TestPattern("ME", 64, 48, 30, 1, pool));
    try (Mirror mirror = new Mirror(own, display, runtime)) {
      scheduler.runFor(Duration.ofSeconds(10));
      assertEquals(300, (double) display.shownCount(), 1.0);
      assertFalse(mirror.end().isDone());
    }
    display.close();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aFrozenPictureStandsStillAndIsDrawnAgainForANewSize() {
    OwnVideo own = OwnVideo.of(new TestPattern("ME", 64, 48, 30, 1, pool));
    try (Mirror mirror = new Mirror(own, display, runtime)) {
      scheduler.runFor(Duration.ofSeconds(1));
      own.toggleFrozen();
      String still = display.text();
      scheduler.runFor(Duration.ofSeconds(1));
      assertEquals(still, display.text());
      display.changeProfile(ViewerProfile.ofSize(40, 12));
      scheduler.runFor(Duration.ofSeconds(1));
      assertNotEquals(still, display.text());
      assertFalse(mirror.end().isDone());
    }
  }

  @Test
  void aStillPictureIsDrawnOnceUnlessSomethingMovesOverIt() {
    OwnVideo own = OwnVideo.of(new StillPicture(pool));
    try (Mirror mirror = new Mirror(own, display, runtime)) {
      scheduler.runFor(Duration.ofSeconds(5));
      assertEquals(1, display.shownCount());
      display.changeProfile(display.profile().withLook(Look.USUAL.withRain(true)));
      String dry = display.text();
      long before = display.shownCount();
      scheduler.runFor(Duration.ofSeconds(5));
      assertEquals(300, (double) display.shownCount() - before, 2.0);
      assertNotEquals(dry, display.text());
      display.changeProfile(display.profile().withLook(Look.USUAL));
      scheduler.runFor(Duration.ofSeconds(1));
      long after = display.shownCount();
      scheduler.runFor(Duration.ofSeconds(5));
      assertEquals(after, display.shownCount());
      assertFalse(mirror.end().isDone());
    }
    display.close();
    assertEquals(0, pool.outstanding());
  }

  @Test
  void endsWithItsSource() {
    try (Mirror mirror = mirrorOf(3, false)) {
      scheduler.runFor(Duration.ofSeconds(1));
      assertEquals(ErrorCode.OK, endOf(mirror).code());
      assertEquals(3, display.shownCount());
    }
  }

  @Test
  void aSourceThatFailsEndsItWithOneLine() {
    try (Mirror mirror = mirrorOf(3, true)) {
      scheduler.runFor(Duration.ofSeconds(1));
      assertEquals(ErrorCode.MEDIA_DECODE, endOf(mirror).code());
      assertEquals("the file is damaged", endOf(mirror).message());
      assertTrue(display.shownCount() >= 3);
    }
  }

  private static ClientEnd endOf(Mirror mirror) {
    return mirror.end().getNow(new ClientEnd(ErrorCode.GENERAL, "still running", null));
  }

  /** A mirror of a source with so many pictures, after which it ends or fails. */
  private Mirror mirrorOf(int pictures, boolean fails) {
    TestPattern pattern = new TestPattern("ME", 64, 48, 30, 1, pool);
    VideoSource source =
        new VideoSource() {
          private int left = pictures;

          @Override
          public @Nullable RgbFrame next(long now) throws IOException {
            if (left == 0 && fails) {
              throw new IOException("the file is damaged");
            }
            left--;
            return pattern.next(now);
          }

          @Override
          public boolean ended() {
            return left == 0 && !fails;
          }

          @Override
          public double framesPerSecond() {
            return 30;
          }

          @Override
          public String name() {
            return "short";
          }

          @Override
          public void close() {}
        };
    return new Mirror(OwnVideo.of(source), display, runtime);
  }
}
