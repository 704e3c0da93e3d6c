package io.asciichat.testkit.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.transport.LinkTrouble;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three seconds after trouble on the line a listener hears as soon as before, in whatever shape it
 * came. The trouble begins after twenty seconds and ends before the thirtieth.
 */
class DelayAfterTroubleTest {
  private static final double STEEPEST = 0.5 * 2 * Math.PI * 440 / 48_000;

  /** Milliseconds that are not heard: less than a frame. */
  private static final double CLOSE = 8;

  private static final long MILLI = 1_000_000L;
  private static final long BEGIN = 20_000 * MILLI;
  private static final long END = 29_500 * MILLI;

  enum Shape {
    STALL_OF_3_S(stalls(END - 3000 * MILLI, 3000, 0)),
    STALL_OF_300_MS(stalls(END - 300 * MILLI, 300, 0)),
    STALL_OF_100_MS(stalls(END - 100 * MILLI, 100, 0)),
    STALLS_IN_A_ROW(stalls(BEGIN, 250, 1000)),
    LOSS(retransmissions(0.1, 200)),
    HEAVY_LOSS(retransmissions(0.5, 300)),
    JITTER(jitter(150)),
    SLOWER_AND_SLOWER(due -> due + (due - BEGIN) / 20);

    @SuppressWarnings("ImmutableEnumChecker") // its random numbers may go on
    private final LongUnaryOperator late;

    Shape(LongUnaryOperator late) {
      this.late = due -> due < BEGIN || due >= END ? due : late.applyAsLong(due);
    }

    /** Nothing moves for so long, and again after each period. */
    private static LongUnaryOperator stalls(long first, long millis, long periodMillis) {
      return due -> {
        if (due < first) {
          return due;
        }
        long since = periodMillis == 0 ? due - first : (due - first) % (periodMillis * MILLI);
        return since < millis * MILLI ? due - since + millis * MILLI : due;
      };
    }

    /** A packet that is lost is sent again, and what follows it waits. */
    private static LongUnaryOperator retransmissions(double share, long millis) {
      Random random = new Random(3);
      return due -> random.nextDouble() < share / 10 ? due + millis * MILLI : due;
    }

    private static LongUnaryOperator jitter(int millis) {
      Random random = new Random(4);
      return due -> due + random.nextInt(millis) * MILLI;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDelayIsBackForASpeakerWhoNeverPauses(Shape shape) {
    check(shape, new ListeningClient(480, 0, LinkTrouble.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void theDelayIsBackForASpeakerOfSentences(Shape shape) {
    ListeningClient listening = new ListeningClient(480, 0, LinkTrouble.NONE);
    listening.speaks = number -> number / 10 % 15 < 13;
    check(shape, listening);
  }

  @ParameterizedTest
  @EnumSource
  void theDelayIsBackWithLongFrames(Shape shape) {
    check(shape, new ListeningClient(960, 0, LinkTrouble.NONE));
  }

  private static void check(Shape shape, ListeningClient listening) {
    listening.late = shape.late;
    listening.run(10);
    listening.run(9.5);
    double usual = listening.mostDelay;
    listening.run(30 - 19.5 + 3);
    assertTrue(listening.largestStep < STEEPEST * 1.5 + 0.002, shape + ": " + listening);
    double least = listening.statistics().delayMillis();
    assertTrue(least < usual + CLOSE, shape + ", usual " + usual + ": " + listening);
    long dropped = listening.statistics().droppedFrames();
    long concealed = listening.statistics().concealedFrames();
    listening.run(10);
    assertTrue(listening.mostDelay < usual + CLOSE, shape + ", later: " + listening);
    assertEquals(dropped, listening.statistics().droppedFrames(), "nothing is cut any more");
    assertEquals(concealed, listening.statistics().concealedFrames(), "nothing is missing");
  }
}
