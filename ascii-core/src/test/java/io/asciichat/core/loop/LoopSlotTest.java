package io.asciichat.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopSlotTest {
  private final LoopSlot slot = new LoopSlot();
  private final List<String> calls = new ArrayList<>();

  @Test
  void isHarmlessWithoutALoop() {
    slot.wake();
    slot.stop();
    assertTrue(slot.join(1, calls::add));
    assertEquals(List.of(), calls);
  }

  @Test
  void passesOnWhatItsLoopIsTold() {
    slot.set(new Recorded());
    slot.wake();
    slot.stop();
    assertFalse(slot.join(5, calls::add));
    assertEquals(List.of("wake", "stop", "join 5", "where it stands"), calls);
    slot.clear();
    slot.wake();
    assertEquals(4, calls.size());
  }

  private final class Recorded implements LoopHandle {
    @Override
    public void wake() {
      calls.add("wake");
    }

    @Override
    public void stop() {
      calls.add("stop");
    }

    @Override
    public boolean join(long timeoutNanos) {
      calls.add("join " + timeoutNanos);
      return false;
    }

    @Override
    public String trace() {
      return "where it stands";
    }
  }
}
