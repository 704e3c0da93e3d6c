package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.CallMember;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.transport.LinkProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes part, as clients are told that watch, speak or do neither. */
class RosterInCallTest {
  private static final ViewerProfile ACIP = ViewerProfile.ofSize(40, 12);
  private static final ViewerProfile EXTENDED = ACIP.withLook(Look.USUAL);

  private final SimulatedCall call = new SimulatedCall(9);
  private final List<List<String>> rosters = new ArrayList<>();

  private AsciiChatClient watch(String name, ViewerProfile profile) {
    AsciiChatClient client =
        AsciiChatClient.builder(
                call.network().from("10.0.0.9", LinkProfile.PERFECT),
                new PlainSecurity(),
                call.endpoint(),
                new MemoryDisplay(profile))
            .runtime(call.runtime())
            .name(name)
            .listener(
                new ClientListener() {
                  @Override
                  public void roster(List<CallMember> members) {
                    rosters.add(members.stream().map(CallMember::name).toList());
                  }
                })
            .start();
    call.runFor(Duration.ofSeconds(1));
    return client;
  }

  @Test
  void everybodyIsListedAndTheNameIsThereWhenItIsTold() {
    AsciiChatClient anna = watch("ANNA", EXTENDED);
    assertEquals(List.of("ANNA"), rosters.getLast());
    rosters.clear();
    AsciiChatClient ben = watch("BEN", EXTENDED);
    assertTrue(rosters.stream().allMatch(List.of("ANNA", "BEN")::equals), rosters::toString);
    assertEquals(2, rosters.size(), "one for each");
    ben.close();
    call.runFor(Duration.ofSeconds(1));
    assertEquals(List.of("ANNA"), rosters.getLast());
    anna.close();
    call.close();
  }

  @Test
  void whoDoesNotAskIsNotTold() {
    AsciiChatClient watcher = watch("", ACIP);
    call.join("BEN");
    call.runFor(Duration.ofSeconds(2));
    assertEquals(List.of(), rosters);
    watcher.close();
    call.close();
  }

  @Test
  void howeverManyComeAndGoItIsToldThreeTimesASecond() {
    AsciiChatClient anna = watch("ANNA", EXTENDED);
    rosters.clear();
    for (int i = 0; i < 20; i++) {
      AsciiChatClient guest = call.join("N" + i % 5).client();
      call.runFor(Duration.ofMillis(40));
      guest.close();
      call.runFor(Duration.ofMillis(20));
    }
    call.runFor(Duration.ofSeconds(1));
    assertTrue(rosters.size() <= 7, rosters::toString);
    assertEquals(List.of("ANNA"), rosters.getLast());
    anna.close();
    call.close();
  }
}
