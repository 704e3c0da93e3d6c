package io.asciichat.testkit.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkTroubleTest {
  private static final long MILLI = 1_000_000L;

  @Test
  void jitterIsSpreadFromNothingToTheMostAndKeepsTheOrder() {
    LinkTrouble trouble = LinkTrouble.NONE.jitter(Duration.ofMillis(50));
    long before = 0;
    double sum = 0;
    long most = 0;
    for (int i = 0; i < 10_000; i++) {
      long due = 100 * MILLI * i;
      long arrival = trouble.arrival(due, before);
      assertTrue(arrival >= before && arrival >= due && arrival < due + 50 * MILLI);
      sum += arrival - due;
      most = Math.max(most, arrival - due);
      before = arrival;
    }
    assertEquals(25, sum / 10_000 / 1e6, 1);
    assertEquals(50, most / 1e6, 1);
    assertEquals(before + 1, trouble.arrival(before - 200 * MILLI, before + 1));
  }

  @Test
  void standstillsTakeTheirShareOfTheTime() {
    LinkTrouble trouble = LinkTrouble.NONE.stalls(0.05, Duration.ofMillis(100));
    int held = 0;
    long longest = 0;
    for (int i = 0; i < 100_000; i++) {
      long late = trouble.arrival(i * MILLI, 0) - i * MILLI;
      held += late > 0 ? 1 : 0;
      longest = Math.max(longest, late);
    }
    assertEquals(5000, held, 60);
    assertEquals(100, longest / 1e6, 1);
  }

  @Test
  void withoutTroubleNothingIsLateAndNonsenseIsRefused() {
    assertEquals(5, LinkTrouble.NONE.arrival(5, 0));
    assertThrows(IllegalArgumentException.class, () -> new LinkTrouble(-1, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new LinkTrouble(0, 0, 1, 1));
  }
}
