package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
  @Property(tries = 200)
  void agreesWithARememberedSet(@ForAll long seed) {
    Random random = new Random(seed);
    ReplayWindow window = new ReplayWindow();
    Set<Long> seen = new HashSet<>();
    long highest = 0;
    for (int i = 0; i < 300; i++) {
      long step = random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(90) - 70;
      long counter = Math.max(0, highest + step);
      boolean expected =
          counter > 0 && !seen.contains(counter) && (counter > highest || highest - counter < 64);
      assertEquals(expected, window.allows(counter), () -> "counter " + counter);
      if (expected) {
        window.remember(counter);
        seen.add(counter);
        highest = Math.max(highest, counter);
      }
    }
    assertEquals(highest, window.highest());
  }

  @Test
  void zeroIsNeverAllowed() {
    assertFalse(new ReplayWindow().allows(0));
  }

  @Test
  void theLastCountersOfAllAreUnsigned() {
    ReplayWindow window = new ReplayWindow();
    window.remember(5);
    assertTrue(window.allows(-1L));
    window.remember(-1L);
    assertFalse(window.allows(5));
    assertTrue(window.allows(-2L));
  }
}
