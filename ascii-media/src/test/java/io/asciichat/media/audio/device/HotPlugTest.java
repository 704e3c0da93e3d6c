package io.asciichat.media.audio.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.media.audio.device.LineKeeper.LineOpener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.LineUnavailableException;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices that are slow, missing, pulled out and plugged in again. */
@Timeout(60)
class HotPlugTest {
  private static final long TICK = 10_000_000;
  private static final String GONE =
      "the microphone 'card' stopped working; the call goes on without it until it is back";

  private final FakeCards cards = new FakeCards();
  private final FakeLine first = FakeLine.unlimited();
  private volatile FakeLine plugged = first;
  private final AtomicInteger attempts = new AtomicInteger();
  private final float[] sound = new float[480];
  private long now;

  private DeviceLine open() throws LineUnavailableException {
    attempts.incrementAndGet();
    FakeLine line = plugged;
    if (line.mood != FakeLine.Mood.WELL) {
      throw new LineUnavailableException("not there");
    }
    return line;
  }

  private static ConditionFactory patiently() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  private int read(Microphone microphone) {
    now += TICK;
    return microphone.read(now, sound, 0, sound.length);
  }

  private int write(Speakers speakers) {
    now += TICK;
    return speakers.write(now, sound, 0, sound.length);
  }

  @ParameterizedTest
  @EnumSource(
      value = FakeLine.Mood.class,
      names = {"THROWS", "MOVES_NOTHING"})
  void aMicrophoneThatVanishesIsReportedOnceAndUsedAgain(FakeLine.Mood how) {
    try (Microphone microphone = cards.add("card", this::open).microphone()) {
      patiently().until(() -> read(microphone) > 0);
      first.mood = how;
      patiently()
          .until(
              () -> {
                assertEquals(0, read(microphone));
                return attempts.get() > 10;
              });
      assertEquals(List.of(GONE), cards.reports);
      assertEquals(1, first.closed.get());
      plugged = FakeLine.unlimited();
      patiently().until(() -> read(microphone) > 0);
      patiently().until(() -> cards.reports.size() > 1);
      assertEquals(List.of(GONE, "the microphone 'card' is back"), cards.reports);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FakeLine.Mood.class,
      names = {"THROWS", "MOVES_NOTHING"})
  void speakersThatVanishSwallowAndComeBack(FakeLine.Mood how) {
    try (Speakers speakers = cards.add("card", this::open).speaker()) {
      patiently().until(() -> write(speakers) > 0 && first.last.length > 0);
      first.mood = how;
      patiently()
          .until(
              () -> {
                int taken = write(speakers);
                assertTrue(taken == sound.length || how == FakeLine.Mood.MOVES_NOTHING);
                return attempts.get() > 10;
              });
      assertEquals(sound.length, write(speakers));
      assertEquals(sound.length, speakers.buffered(now), "at the pace at which it would be heard");
      assertEquals(0, speakers.buffered(now + TICK));
      assertEquals(1, cards.reports.size(), cards.reports::toString);
      FakeLine second = FakeLine.with(480);
      plugged = second;
      patiently()
          .until(
              () -> {
                second.offer(480);
                write(speakers);
                return second.last.length > 0 && cards.reports.size() == 2;
              });
      assertEquals("the speakers 'card' is back", cards.reports.get(1));
    }
  }

  @Test
  void aDeviceThatIsInUseIsTriedAgainUntilItOpens() {
    first.mood = FakeLine.Mood.THROWS;
    try (Microphone microphone = cards.add("card", this::open).microphone()) {
      patiently().until(() -> attempts.get() > 5);
      assertEquals(0, read(microphone));
      assertEquals(
          List.of(
              "the microphone 'card' does not open; another program may be using it;"
                  + " the call goes on without it until it is back"),
          cards.reports);
      first.mood = FakeLine.Mood.WELL;
      patiently().until(() -> read(microphone) > 0);
    }
  }

  @Test
  void aDeviceThatTakesForEverHoldsUpNobody() {
    CountDownLatch never = new CountDownLatch(1);
    LineOpener hangs =
        () -> {
          while (never.getCount() > 0) {
            Thread.onSpinWait();
          }
          throw new LineUnavailableException("at last");
        };
    try (Microphone microphone = cards.add("card", hangs).microphone()) {
      assertEquals(0, read(microphone));
    } finally {
      never.countDown();
    }
  }

  @Test
  void aDeviceIsFoundAgainByNameWhateverItsPlace() {
    FakeLine other = FakeLine.with(0);
    cards.add("card", this::open);
    try (Microphone microphone = cards.microphone()) {
      patiently().until(() -> read(microphone) > 0);
      plugged = FakeLine.unlimited();
      cards.cards.addFirst(new CardList.Card("other", () -> other));
      first.mood = FakeLine.Mood.THROWS;
      assertEquals(0, read(microphone));
      patiently().until(() -> read(microphone) > 0);
      assertEquals(0, other.closed.get() + other.last.length);
    }
  }
}
