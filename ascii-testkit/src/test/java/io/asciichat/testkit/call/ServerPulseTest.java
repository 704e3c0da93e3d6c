package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.server.ServerPulse;
import io.asciichat.testkit.sim.SimulatedScheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a watchdog can know of a server. */
class ServerPulseTest {
  private boolean stuck;

  /** Loops with this name do nothing from a moment on, as if each step of theirs had hung. */
  private LoopRunner stuckFor(String name, SimulatedScheduler world) {
    return (started, loop) ->
        world.start(
            started,
            now -> stuck && started.startsWith(name) ? now + 100_000_000L : loop.step(now));
  }

  private SimulatedCall call(String name) {
    return SimulatedCall.builder()
        .serverRunner(world -> stuckFor(name, (SimulatedScheduler) world))
        .start();
  }

  @Test
  void aServerThatWorksHasDoneSomethingJustNow() {
    try (SimulatedCall call = call("nothing")) {
      call.runFor(Duration.ofSeconds(5));
      assertEquals(Duration.ZERO, call.server().pulse().video(), "there is nothing to draw");
      call.join("ANNA");
      call.runFor(Duration.ofSeconds(5));
      ServerPulse pulse = call.server().pulse();
      assertTrue(pulse.accept().toMillis() <= 250, pulse::toString);
      assertTrue(pulse.housekeeping().toMillis() <= 1000, pulse::toString);
      assertTrue(pulse.video().toMillis() <= 20, pulse::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "housekeeping", "video"})
  void whateverHangsShows(String name) {
    SimulatedCall call = call(name);
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(5));
    assertTrue(call.server().pulse().longest().toMillis() <= 1000);
    stuck = true;
    call.runFor(Duration.ofSeconds(30));
    Duration longest = call.server().pulse().longest();
    assertTrue(longest.toSeconds() >= 28, longest::toString);
    stuck = false;
    call.runFor(Duration.ofSeconds(2));
    assertTrue(call.server().pulse().longest().toMillis() <= 1000);
    call.close();
  }
}
