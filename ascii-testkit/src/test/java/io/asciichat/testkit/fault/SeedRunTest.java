package io.asciichat.testkit.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.fault.RunResult.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedRunTest {
  private static final SeedSetup SETUP = SeedSetup.standard();
  private static final String THREE = " | 0 join 1 0 0 | 300 join 2 2 0 | 700 join 3 3 0";

  /** A server whose listener, in its owner's code, fails when the second client has joined. */
  private static final SeedSetup FRAGILE =
      SETUP.withServer(
          server ->
              server.listener(
                  new ServerListener() {
                    @Override
                    public void joined(SessionInfo session) {
                      if (session.id() == 2) {
                        throw new IllegalStateException("a second one");
                      }
                    }
                  }));

  private static RunResult play(String plan) {
    return SeedRun.play(FaultPlan.parse(plan), SETUP);
  }

  @Test
  void aQuietCallIsGood() {
    RunResult result = play("20000 sound" + THREE);
    assertEquals(List.of(), result.violations());
    assertTrue(Math.abs(result.frames() - 3 * 20 * 20) < 60, () -> result.frames() + " frames");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4000 cut 2 0 0",
        "4000 stall 2 3000 0",
        "4000 stall 2 12000 0",
        "4000 resize 2 1 0 | 5000 resize 2 3 0",
        "4000 reorder 2 2000 0",
        "4000 restart 1 3000 0",
        "4000 leave 2 0 0 | 6000 join 2 0 0",
        "4000 busy 1 5000 3 | 4100 cut 1 0 0",
        "4000 descriptors 1 2 0 | 4100 join 4 0 0",
        "4000 memory_received 2 0 0",
        "4000 memory_sent 2 0 0",
        "4000 memory_codec 1 2 0",
        "4000 announces 1 40 0 | 4100 cut 1 0 0",
        "4000 silent 1 45 0 | 4500 cut 1 0 0",
        "4000 pings 1 12 0 | 4100 pings 2 12 0 | 4200 join 4 0 0",
        "4000 busy 1 5000 7 | 4500 toggles 1 400 3",
        "4000 strangers 1 60 3 | 4100 cut 1 0 0",
        "4000 packets 1 400 5 | 4500 bytes 2 4000 4",
        "4000 trickle 1 400 4 | 4000 trickle 2 400 5",
        "4000 deaf 1 9000 0 | 4200 profiles 1 400 9"
      })
  void whoIsHitComesBackAndNoOtherNotices(String events) {
    assertEquals(List.of(), play("20000 sound" + THREE + " | " + events).violations());
  }

  @Test
  void theSamePlanGivesTheSameRun() {
    String plan = "15000 sound" + THREE + " | 3000 packets 1 400 77 | 4000 busy 1 900 5";
    RunResult first = play(plan);
    RunResult again = play(plan);
    assertEquals(first, again);
    assertNotEquals(first.digest(), play(plan.replace("busy 1 900 5", "busy 1 900 6")).digest());
  }

  @Test
  void aPictureThatStandsStillIsNoticed() {
    SeedSetup strict =
        new SeedSetup(
            SETUP.security(),
            SETUP.server(),
            Duration.ofMillis(40),
            SETUP.maxPerAddress(),
            SETUP.maxBuffers());
    Violation found =
        SeedRun.play(FaultPlan.parse("9000 silent" + THREE), strict).violations().get(0);
    assertEquals("pictures go on", found.rule());
    assertTrue(found.text().startsWith("caller 1 had nothing of caller 1 for "), found::text);
  }

  @Test
  void aCallerForWhomThereIsNoRoomIsNoticed() {
    SeedSetup narrow = SETUP.withServer(server -> server.maxClients(2));
    Violation found =
        SeedRun.play(FaultPlan.parse("20000 silent" + THREE), narrow).violations().get(0);
    assertEquals("callers stay in the call", found.rule());
    assertTrue(found.text().contains("the server is full"), found::text);
  }

  @Test
  void aLoopThatDiesIsNoticed() {
    Violation found =
        SeedRun.play(FaultPlan.parse("9000 silent" + THREE), FRAGILE).violations().get(0);
    assertTrue(
        List.of("no loop dies", "callers stay in the call").contains(found.rule()), found::rule);
  }

  @Test
  void anAddressWithTooManyPlacesIsNoticed() {
    SeedSetup open = SETUP.withServer(server -> server.maxClientsPerNetwork(9));
    Violation found =
        SeedRun.play(FaultPlan.parse("9000 silent" + THREE + " | 3000 pings 1 5 0"), open)
            .violations()
            .get(0);
    assertEquals("addresses stay within their bounds", found.rule());
  }

  @Test
  void tooManyBuffersAreNoticed() {
    SeedSetup small =
        new SeedSetup(SETUP.security(), SETUP.server(), SETUP.maxGap(), SETUP.maxPerAddress(), 2);
    Violation found =
        SeedRun.play(FaultPlan.parse("9000 silent" + THREE), small).violations().get(0);
    assertEquals("memory stays in its budget", found.rule());
  }

  @Test
  void aPlanThatFailsBecomesAsSmallAsCanBe() {
    RunResult failed =
        SeedRun.play(
            FaultPlan.parse(
                "30000 sound | 900 join 3 2 8 | 1500 join 1 1 3 | 3000 cut 3 0 0"
                    + " | 4000 packets 2 300 1 | 5000 stall 1 2000 0 | 9000 resize 1 1 1"),
            FRAGILE);
    RunResult small = PlanShrinker.shrink(failed, FRAGILE);
    assertEquals(failed.violations().get(0).rule(), small.violations().get(0).rule());
    assertTrue(small.plan().events().size() <= 2, () -> small.plan().toString());
    assertTrue(!small.plan().sound());
    assertEquals(small, SeedRun.play(FaultPlan.parse(small.plan().toString()), FRAGILE));
  }
}
