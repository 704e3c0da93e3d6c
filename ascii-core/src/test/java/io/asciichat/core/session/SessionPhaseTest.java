package io.asciichat.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SessionPhaseTest {
  /** What the picture in the documentation shows. */
  private static final Set<String> ARROWS =
      Set.of(
          "CONNECTING HANDSHAKING",
          "HANDSHAKING JOINED",
          "JOINED STREAMING",
          "STREAMING JOINED",
          "CONNECTING LEAVING",
          "HANDSHAKING LEAVING",
          "JOINED LEAVING",
          "STREAMING LEAVING",
          "LEAVING GONE");

  private static SessionInfo in(SessionPhase phase) {
    SessionInfo arrived = SessionInfo.arrived(1, "192.0.2.1:1");
    return new SessionInfo(
        1, phase, arrived.peer(), arrived.introduction(), arrived.media(), arrived.faults());
  }

  @Property
  void onlyTheArrowsOfThePictureCanBeFollowed(@ForAll SessionPhase from, @ForAll SessionPhase to) {
    if (ARROWS.contains(from + " " + to)) {
      assertTrue(from.mayBecome(to));
      assertEquals(to, in(from).withPhase(to).phase());
    } else {
      assertFalse(from.mayBecome(to));
      assertThrows(IllegalStateException.class, () -> in(from).withPhase(to));
    }
  }

  /**
   * Whatever is asked for in whatever order: from the first leave on there is one way, to the end.
   */
  @Property
  void nobodyComesBackFromLeaving(@ForAll List<SessionPhase> wanted) {
    List<SessionPhase> way = new ArrayList<>(List.of(SessionPhase.CONNECTING));
    for (SessionPhase next : wanted) {
      if (way.getLast().mayBecome(next)) {
        way.add(next);
      }
    }
    int leaves = way.indexOf(SessionPhase.LEAVING);
    if (leaves >= 0) {
      assertTrue(way.size() - leaves <= 2, way.toString());
      assertTrue(way.subList(0, leaves).stream().noneMatch(phase -> phase == SessionPhase.GONE));
    } else {
      assertFalse(way.contains(SessionPhase.GONE));
    }
  }

  @Test
  void aSessionIsInTheCallFromItsPlaceToItsFarewell() {
    for (SessionPhase phase : SessionPhase.values()) {
      boolean expected = Set.of(SessionPhase.JOINED, SessionPhase.STREAMING).contains(phase);
      assertEquals(expected, phase.isInCall(), phase.name());
    }
  }
}
