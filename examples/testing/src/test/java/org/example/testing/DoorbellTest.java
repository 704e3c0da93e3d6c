package org.example.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.call.SimulatedCall;
import io.asciichat.testkit.call.SimulatedCall.Participant;
import io.asciichat.testkit.transport.LinkProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A minute of a call passes in a moment, and the same every time. */
class DoorbellTest {
  @Test
  void countsWhoIsThere() {
    Doorbell doorbell = new Doorbell();
    try (SimulatedCall call = new SimulatedCall(9, doorbell)) {
      Participant anna = call.join("ANNA");
      Participant ben = call.join("BEN", LinkProfile.PERFECT.latency(Duration.ofMillis(80)));
      call.runFor(Duration.ofMinutes(1));
      assertEquals(2, doorbell.present());
      assertTrue(anna.display().shownCount() > 1000, "Anna sees pictures");

      ben.client().close();
      call.runFor(Duration.ofSeconds(10));
      assertEquals(1, doorbell.present());
    }
  }
}
