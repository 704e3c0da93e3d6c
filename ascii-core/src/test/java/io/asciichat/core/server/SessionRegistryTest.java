package io.asciichat.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {
  private final SessionRegistry<String> registry = new SessionRegistry<>(3);

  @Test
  void keepsTheOrderOfJoining() {
    registry.add(7, "c");
    registry.add(3, "a");
    registry.add(9, "b");
    registry.remove(3);
    assertEquals(List.of("c", "b"), registry.all());
  }

  @Test
  void refusesWhenFullAndHasRoomAfterOneHasLeft() {
    assertTrue(registry.add(1, "a"));
    assertTrue(registry.add(2, "b"));
    assertTrue(registry.add(3, "c"));
    assertTrue(registry.isFull());
    assertFalse(registry.add(4, "d"));
    assertTrue(registry.remove(1));
    assertFalse(registry.remove(1));
    assertTrue(registry.add(4, "d"));
    assertEquals(List.of("b", "c", "d"), registry.all());
  }

  @Test
  void aSnapshotDoesNotChange() {
    registry.add(1, "a");
    List<String> before = registry.all();
    registry.add(2, "b");
    assertEquals(List.of("a"), before);
  }
}
