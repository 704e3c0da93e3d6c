package io.asciichat.core.server.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.session.Ban;
import io.asciichat.core.session.BanSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BanListTest {
  private static final Instant START = Instant.parse("2026-12-24T18:00:00Z");

  private Instant now = START;
  private final BanList list = new BanList(() -> now);

  private static Ban until(String subject, long seconds) {
    return new Ban(BanSubject.of(subject), START.plusSeconds(seconds), "");
  }

  @Test
  void aBanIsFoundUntilItEnds() {
    Ban ban = until("192.0.2.0/24", 60);
    list.add(List.of(ban));
    assertEquals(Optional.of(ban), list.find("192.0.2.9", null));
    assertEquals(Optional.empty(), list.find("192.0.3.9", null));
    now = START.plusSeconds(60);
    assertEquals(Optional.empty(), list.find("192.0.2.9", null));
    assertEquals(List.of(), list.lasting());
  }

  @Test
  void theNewestOfASubjectCounts() {
    list.add(List.of(until("192.0.2.7", 60), until("192.0.2.8", 60)));
    Ban longer = until("192.0.2.7", 600);
    list.add(List.of(longer));
    assertEquals(List.of(until("192.0.2.8", 60), longer), list.lasting());
  }

  @Test
  void aBanIsLiftedOnce() {
    list.add(List.of(until("192.0.2.7", 60)));
    assertTrue(list.remove(BanSubject.of("192.0.2.7")));
    assertFalse(list.remove(BanSubject.of("192.0.2.7")));
    assertEquals(Optional.empty(), list.find("192.0.2.7", null));
  }

  @Test
  void theirNumberIsBounded() {
    List<Ban> many = new ArrayList<>();
    for (int i = 0; i < BanList.MAX_BANS; i++) {
      many.add(until("10.1." + i / 256 + "." + i % 256, 60));
    }
    list.replace(many);
    assertThrows(IllegalArgumentException.class, () -> list.add(List.of(until("192.0.2.7", 60))));
    assertEquals(BanList.MAX_BANS, list.lasting().size());
    list.add(List.of(until("10.1.0.0", 90)));
  }
}
