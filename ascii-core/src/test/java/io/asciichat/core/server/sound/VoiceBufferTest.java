package io.asciichat.core.server.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceBufferTest {
  private static final int FRAME = 960;
  private static final int MILLI = 48;

  /** That of the midst of the first packet. */
  private static final int USUAL_DELAY = VoiceBuffer.SAFETY + FRAME / 2 + FRAME / 2;

  private final VoiceBuffer buffer = new VoiceBuffer(FRAME / 2);
  private final float[] piece = new float[280];
  private long now;
  private long due;
  private long tick;
  private int gaps;
  private int mostWaiting;

  /** Time goes on in ticks; counts those that gave less sound than there should be. */
  private void takeUntil(long samples) {
    while (now < samples) {
      int count = TickSamples.count(tick++);
      boolean sound = buffer.take(piece, now, count);
      now += count;
      gaps += sound && piece[count - 1] != 0 ? 0 : 1;
      mostWaiting = Math.max(mostWaiting, buffer.available());
    }
  }

  private void write(int count) {
    float[] sound = new float[count];
    Arrays.fill(sound, 0.5f);
    arrive(sound);
  }

  private void arrive(float[] sound) {
    for (int at = 0; at < sound.length; at += FRAME) {
      int count = Math.min(FRAME, sound.length - at);
      buffer.arrived(count, now, false);
      buffer.write(sound, at, count, now);
    }
  }

  /** The client says that it will be silent, and is for so long. */
  private void pause(int frames) {
    buffer.arrived(FRAME, now, true);
    due += (long) frames * FRAME;
    takeUntil(due);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void evenPacketsNeverRunDryAndAreNotDelayedFurther(int frames) {
    for (int packet = 0; packet < 3000 / frames; packet++) {
      write(frames * FRAME);
      takeUntil((packet + 1L) * frames * FRAME);
      if (packet == 10) {
        gaps = 0;
      }
    }
    assertEquals(0, gaps);
    assertEquals(0, buffer.underruns());
    assertEquals(0, buffer.dropped());
    assertTrue(mostWaiting <= frames * FRAME + 30 * MILLI, "waiting " + mostWaiting);
  }

  @Test
  void theBatchesOfCProgramsAreEvenedOutWithinASecond() {
    // Frames are collected for up to 40 ms and sent when that is noticed: one, two or three.
    Random random = new Random(5);
    long made = 0;
    for (int round = 0; round < 5000; round++) {
      int frames = 1 + random.nextInt(3);
      made += frames;
      takeUntil(made * FRAME);
      write(frames * FRAME);
      if (made < 50) {
        gaps = 0;
      }
    }
    assertTrue(buffer.underruns() <= 3, "underruns " + buffer.underruns());
    assertTrue(gaps <= 20, "gaps " + gaps);
    assertTrue(mostWaiting < 150 * MILLI, "waiting " + mostWaiting);
  }

  @Test
  void aStallMovesTheSoundAndTheDelayIsGivenBackLater() {
    steady(500);
    int before = leastWaiting(100);
    due += 4 * FRAME;
    takeUntil(due);
    write(4 * FRAME);
    assertEquals(0, buffer.underruns());
    steady(20);
    assertEquals(1, buffer.underruns());
    int after = leastWaiting(20);
    assertTrue(after > before + 30 * MILLI, "held " + before + ", then " + after);
    steady(110);
    assertTrue(leastWaiting(100) < before + 10 * MILLI, "still holds " + leastWaiting(100));
    assertEquals(1, buffer.underruns());
  }

  /**
   * Nobody speaks without ever pausing; what one stall has cost must not stay for the whole call.
   */
  @Test
  void theDelayIsGivenBackWithThePauses() {
    steady(100);
    assertEquals(0, buffer.underruns());
    due += 4 * FRAME;
    takeUntil(due);
    write(4 * FRAME);
    steady(20);
    assertEquals(1, buffer.underruns());
    int delayed = delayAfterPause();
    assertTrue(delayed > USUAL_DELAY + 30 * MILLI, "only " + delayed);
    steady(45);
    assertEquals(USUAL_DELAY, delayAfterPause());
    assertEquals(1, buffer.underruns());
    assertEquals(0, buffer.dropped());
  }

  /**
   * Trouble of every shape is over within three seconds after its end, for a speaker who never
   * pauses.
   */
  @ParameterizedTest
  @CsvSource({"3000, 1, 0", "300, 1, 0", "120, 1, 0", "200, 5, 500", "80, 10, 300", "600, 3, 900"})
  void threeSecondsAfterTroubleTheDelayIsWhatItWas(int millis, int times, int pauseMillis) {
    steady(300);
    int before = leastWaiting(50);
    for (int i = 0; i < times; i++) {
      stall(millis / 20);
      steady(pauseMillis / 20);
    }
    steady(150);
    int after = leastWaiting(50);
    assertTrue(after < before + 12 * MILLI, "held " + before + ", then " + after);
    long dropped = buffer.dropped();
    steady(500);
    assertEquals(dropped, buffer.dropped(), "nothing is cut any more");
  }

  /** Nothing comes for so many frames, then all of it at once. */
  private void stall(int frames) {
    due += (long) frames * FRAME;
    takeUntil(due);
    write(frames * FRAME);
  }

  /** Between the words of a sentence, where nothing is heard: no sound is lost. */
  @Test
  void theDelayIsGivenBackInQuietMoments() {
    steady(100);
    due += 4 * FRAME;
    takeUntil(due);
    write(4 * FRAME);
    steady(20);
    int delayed = leastWaiting(20);
    for (int word = 0; word < 60; word++) {
      steady(8);
      for (int i = 0; i < 4; i++) {
        arrive(new float[FRAME]);
        due += FRAME;
        takeUntil(due);
      }
    }
    assertTrue(leastWaiting(20) < delayed - 50 * MILLI, "held " + leastWaiting(20));
    assertEquals(1, buffer.underruns());
  }

  /** Every third packet is late by more than what is held back in any case. */
  @Test
  void jitterThatStaysKeepsItsMargin() {
    for (int sentence = 0; sentence < 40; sentence++) {
      for (int packet = 0; packet < 75; packet++) {
        takeUntil(due + (packet % 3 == 2 ? 24 * MILLI : 0));
        write(FRAME);
        due += FRAME;
      }
      pause(15);
      if (sentence == 2) {
        gaps = 0;
      }
    }
    assertEquals(1, buffer.underruns());
  }

  private void steady(int packets) {
    for (int i = 0; i < packets; i++) {
      write(FRAME);
      due += FRAME;
      takeUntil(due);
    }
  }

  private int leastWaiting(int packets) {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < packets; i++) {
      write(FRAME);
      due += FRAME;
      while (now < due) {
        takeUntil(now + 1);
        least = Math.min(least, buffer.available());
      }
    }
    return least;
  }

  @Test
  void aHugeBurstIsCutShortWithinTwoSeconds() {
    write(60 * FRAME);
    takeUntil(now + 2 * 48_000);
    mostWaiting = 0;
    write(30 * FRAME);
    for (int i = 0; i < 250; i++) {
      write(FRAME);
      takeUntil(now + FRAME);
      if (i == 150) {
        mostWaiting = 0;
      }
    }
    assertTrue(mostWaiting < 150 * MILLI, "waiting " + mostWaiting);
    assertTrue(buffer.dropped() > 0);
  }

  /** An hour with a sender whose clock runs 300 ppm fast or slow. */
  @ParameterizedTest
  @ValueSource(doubles = {300e-6, -300e-6})
  void aForeignClockNeitherStarvesNorFloodsIt(double drift) {
    double due = 0;
    for (int packet = 0; packet < 180_000; packet++) {
      write(FRAME);
      due += FRAME * (1 - drift);
      takeUntil(Math.round(due));
      if (packet == 100) {
        gaps = 0;
        mostWaiting = 0;
      }
    }
    assertTrue(mostWaiting < 80 * MILLI, "waiting " + mostWaiting);
    double surplus = 180_000.0 * FRAME * 300e-6;
    if (drift > 0) {
      assertEquals(0, gaps);
      assertEquals(surplus, (double) buffer.dropped(), 1500);
    } else {
      assertTrue(buffer.underruns() < 2 * surplus / VoiceBuffer.SAFETY);
      assertTrue(gaps < 600, "gaps " + gaps);
    }
  }

  /** Wherever between two ticks it comes, and if it is a little late; to a sample. */
  @Test
  void soundIsAsLateAfterEachPause() {
    steady(20);
    Random random = new Random(7);
    for (int sentence = 0; sentence < 50; sentence++) {
      assertEquals(USUAL_DELAY, delayAfterPause(random.nextInt(MILLI)), 1.0);
    }
  }

  private int delayAfterPause() {
    return delayAfterPause(0);
  }

  /**
   * The client says something short, and that it will be silent then.
   *
   * @param late samples that it comes late
   * @return from when it should come to when the click in its midst is heard
   */
  private int delayAfterPause(int late) {
    pause(15);
    long expected = due;
    float[] click = new float[FRAME];
    click[FRAME / 2] = 1;
    takeUntil(expected + late);
    buffer.arrived(FRAME, expected + late, false);
    buffer.write(click, 0, FRAME, expected + late);
    buffer.arrived(FRAME, expected + FRAME, true);
    due = expected + 15L * FRAME;
    long heard = -1;
    while (now < due) {
      int count = TickSamples.count(tick++);
      Arrays.fill(piece, 0);
      buffer.take(piece, now, count);
      for (int i = 0; i < count; i++) {
        heard = piece[i] > 0.4 ? now + i : heard;
      }
      now += count;
    }
    return (int) (heard - expected);
  }

  @Test
  void aPauseIsNoJitter() {
    for (int sentence = 0; sentence < 20; sentence++) {
      write(3 * FRAME);
      float[] fadesOut = new float[FRAME];
      arrive(fadesOut);
      takeUntil(now + MILLI * (sentence % 2 == 0 ? 120L : 900L));
    }
    assertEquals(0, buffer.underruns());
  }

  @ParameterizedTest
  @ValueSource(ints = {2 * FRAME, 7 * 280, 7 * 280 + 1, 7 * 280 + 119, 7 * 280 + 120, 7 * 280 - 1})
  void soundThatIsCutIsFaded(int length) {
    write(length);
    float last = 0;
    for (int i = 0; i < 40; i++) {
      Arrays.fill(piece, 0);
      buffer.take(piece, i * 280L, 280);
      for (int n = 0; n < 280; n++) {
        assertTrue(Math.abs(piece[n] - last) < 0.01, "a step of " + (piece[n] - last));
        last = piece[n];
      }
    }
    assertEquals(0, last);
  }

  @Test
  void nothingIsHeardBeforeAnythingCame() {
    assertFalse(buffer.take(piece, 0, 280));
    assertFalse(buffer.holdsSound());
  }
}
