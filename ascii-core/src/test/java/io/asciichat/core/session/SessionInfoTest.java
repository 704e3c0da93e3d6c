package io.asciichat.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SessionInfoTest {
  private static final String IDENTITY = "ab".repeat(32);

  private final SessionInfo arrived = SessionInfo.arrived(7, "192.0.2.7:4000");

  @Test
  void aSessionThatHasJustArrivedIsKnownByItsAddressAlone() {
    assertEquals("192.0.2.7:4000", arrived.address());
    assertEquals(SessionPhase.CONNECTING, arrived.phase());
    assertFalse(arrived.encrypted() || arrived.video() || arrived.audio());
    assertNull(arrived.identity());
    assertNull(arrived.profile());
    assertEquals("", arrived.name());
  }

  @Test
  void whatTheHandshakeLearnedStays() {
    SessionInfo later =
        arrived
            .withPhase(SessionPhase.HANDSHAKING)
            .withPeer(new SessionInfo.Peer("192.0.2.7:4000", true, IDENTITY, "a b c d"))
            .withName("anna")
            .withVideo(true)
            .withAudio(true)
            .withDroppedSamples(3)
            .withBadPacket();
    assertEquals(SessionPhase.HANDSHAKING, later.phase());
    assertEquals("192.0.2.7:4000", later.address());
    assertTrue(later.encrypted());
    assertEquals(IDENTITY, later.identity());
    assertEquals("a b c d", later.checkWords());
  }

  @Test
  void eachChangeLeavesTheRest() {
    SessionInfo busy = arrived.withVideo(true).withAudio(true).withVideo(false);
    assertFalse(busy.video());
    assertTrue(busy.audio());

    SessionInfo faulty = busy.withDroppedSamples(3).withBadPacket().withBadPacket();
    assertEquals(3, faulty.droppedSamples());
    assertEquals(2, faulty.badPackets());
    assertEquals(SessionPhase.LEAVING, faulty.withPhase(SessionPhase.LEAVING).phase());
    assertEquals(2, faulty.withPhase(SessionPhase.LEAVING).badPackets());
  }
}
