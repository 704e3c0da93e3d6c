package io.asciichat.core.server.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Duration BAN = Duration.ofMinutes(10);

  private final List<String> dismissed = new ArrayList<>();
  private final Admission admission =
      new Admission(new AdmissionLimits(9, AdmissionLimits.DEFAULT_PLACES, 1000, BAN));

  @Test
  void aNewcomerDisplacesTheOldestSilentConnectionOfTheLargestCrowd() {
    for (int i = 0; i < 31; i++) {
      enter("10.0.0.1", "crowd " + i, i);
    }
    for (int i = 31; i < Admission.MAX_HALF_OPEN; i++) {
      enter("10.0.1." + i, "alone " + i, 0);
    }
    assertEquals(List.of(), dismissed);
    enter("10.0.2.1", "newcomer", 2 * SECOND);
    assertEquals(List.of("crowd 0 SESSION_FULL"), dismissed);
    assertEquals(Admission.MAX_HALF_OPEN, admission.halfOpen());
  }

  @Test
  void aNewcomerOfACrowdDisplacesOneOfIt() {
    enter("10.0.0.2", "other", 0);
    for (int i = 0; i < Admission.MAX_HALF_OPEN / 2; i++) {
      enter("10.0.0.1", "crowd " + i, 1);
    }
    enter("10.0.0.1", "newcomer", 2 * SECOND);
    assertEquals(List.of("crowd 0 SESSION_FULL"), dismissed);
  }

  @Test
  void whoHasSpokenStaysBeforeThoseWhoHaveNot() {
    Visit first = enter("10.0.0.1", "spoke", 0);
    first.heard();
    for (int i = 1; i < Admission.MAX_HALF_OPEN / 2; i++) {
      enter("10.0.0.1", "silent " + i, 1);
    }
    enter("10.0.0.1", "newcomer", 2 * SECOND);
    assertEquals(List.of("silent 1 SESSION_FULL"), dismissed);
  }

  @Test
  void whoHasJustComeIsNotSilent() {
    for (int i = 0; i < Admission.MAX_HALF_OPEN / 2; i++) {
      enter("10.0.0.1", "spoke " + i, 0).heard();
    }
    enter("10.0.0.1", "a", 5 * SECOND);
    enter("10.0.0.1", "b", 5 * SECOND + 1);
    assertEquals(List.of("spoke 0 SESSION_FULL", "spoke 1 SESSION_FULL"), dismissed);
  }

  @Test
  void silenceAndAMissingTerminalHaveTheirTimeLimits() {
    enter("10.0.0.1", "silent", 0);
    Visit shaking = enter("10.0.0.1", "shaking", 0);
    shaking.heard();
    Visit homeless = enter("10.0.0.1", "homeless", 0);
    homeless.heard();
    homeless.established(SECOND);
    Visit joined = enter("10.0.0.1", "joined", 0);
    joined.heard();
    joined.established(SECOND);
    assertTrue(joined.join());
    admission.expire(5 * SECOND - 1);
    assertEquals(List.of(), dismissed);
    admission.expire(5 * SECOND);
    assertEquals(List.of("silent TIMEOUT"), dismissed);
    admission.expire(11 * SECOND);
    assertEquals(List.of("silent TIMEOUT", "homeless TIMEOUT"), dismissed);
    admission.expire(100 * SECOND);
    assertEquals(2, dismissed.size());
    assertFalse(homeless.join(), "dismissed before");
  }

  @Test
  void anOfficeHasThreeQuartersOfThePlacesAndThisMachineAll() {
    assertEquals(7, joins("10.0.0.1", 9));
    assertEquals(ErrorCode.SESSION_FULL, admission.refusal("10.0.0.1", 0).orElseThrow().code());
    assertEquals(Optional.empty(), admission.refusal("10.0.0.2", 0));
    assertEquals(9, joins("127.0.0.1", 9), "bounded by the places alone");
    assertEquals(9, joins("::1", 9));
    assertEquals(7, joins("2001:db8::1", 4) + joins("2001:db8::2", 5));
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    Visit visit = enter("10.0.0.1", "first", 0);
    assertTrue(visit.join());
    assertEquals(6, joins("10.0.0.1", 9));
    visit.leave();
    visit.leave();
    assertEquals(1, joins("10.0.0.1", 9));
  }

  @Test
  void fewPlacesAreNotDivided() {
    Admission one = new Admission(new AdmissionLimits(1, AdmissionLimits.DEFAULT_PLACES, 50, BAN));
    assertTrue(one.enter("10.0.0.1", 0, (code, reason) -> {}).join());
    Admission set = new Admission(new AdmissionLimits(9, 2, 50, BAN));
    for (int i = 0; i < 2; i++) {
      assertTrue(set.enter("127.0.0.1", 0, (code, reason) -> {}).join());
    }
    assertFalse(set.enter("127.0.0.1", 0, (code, reason) -> {}).join());
  }

  @Test
  void wrongPasswordsBringPausesThatDoubleAndThenABan() {
    long now = 0;
    for (int failure = 1; failure < WrongPasswords.MAX_ATTEMPTS; failure++) {
      assertEquals(Optional.empty(), fail("10.0.0.1", now));
      long pause = failure <= 2 ? 0 : 1L << (failure - 3);
      if (pause > 0) {
        assertFalse(admission.refusal("10.0.0.1", now + pause * SECOND - 1).isEmpty());
      }
      assertEquals(Optional.empty(), admission.refusal("10.0.0.2", now));
      now += pause * SECOND;
      assertEquals(Optional.empty(), admission.refusal("10.0.0.1", now), "after " + failure);
    }
    assertEquals(Optional.of(BAN), fail("10.0.0.1", now));
    assertEquals(Optional.empty(), fail("10.0.0.1", now), "told once");
    Admission.Refusal refusal = admission.refusal("10.0.0.1", now + SECOND).orElseThrow();
    assertTrue(refusal.known());
    assertTrue(refusal.reason().contains("banned"), refusal.reason());
    assertTrue(refusal.reason().endsWith("10 minutes"), refusal.reason());
    assertEquals(Optional.empty(), admission.refusal("10.0.0.2", now));
    assertEquals(Optional.empty(), admission.refusal("10.0.0.1", now + BAN.toNanos()));
  }

  @Test
  void anIpv6MachineCannotChangeItsAddressToGoOnGuessing() {
    for (int i = 0; i < WrongPasswords.MAX_ATTEMPTS; i++) {
      fail("2001:db8:1:1::" + i, 0);
    }
    assertFalse(admission.refusal("2001:db8:1:1::abcd", 0).isEmpty());
    assertEquals(Optional.empty(), admission.refusal("2001:db8:1:2::1", 0));
    for (int i = 0; i < 100; i++) {
      fail("2001:db8:1:" + i + "::1", 0);
    }
    assertFalse(admission.refusal("2001:db8:1:ffff::1", 0).isEmpty(), "the whole /48");
    assertEquals(Optional.empty(), admission.refusal("2001:db8:2::1", 0));
  }

  @Test
  void withoutABanThePausesStay() {
    Admission lenient = new Admission(new AdmissionLimits(9, 9, 1000, Duration.ZERO));
    for (int i = 0; i < 50; i++) {
      lenient.enter("10.0.0.1", 0, (code, reason) -> {}).wrongPassword(0);
    }
    assertFalse(lenient.refusal("10.0.0.1", 64 * SECOND - 1).isEmpty());
    assertEquals(Optional.empty(), lenient.refusal("10.0.0.1", 64 * SECOND));
  }

  @Test
  void aSlash48ConnectsEightTimesAsOftenAsASlash64() {
    Admission few = new Admission(new AdmissionLimits(9, 9, 2, BAN));
    int admitted = 0;
    for (int i = 0; i < 3; i++) {
      for (int network = 0; network < 100; network++) {
        long now = (i * 100 + network) * SECOND / 10;
        admitted += few.refusal("2001:db8:1:" + network + "::" + i, now).isEmpty() ? 1 : 0;
      }
    }
    assertEquals(16, admitted);
  }

  /** Five at once and 20 a second, until the fifty of the minute are used up. */
  @Test
  void aNetworkConnectsNoFasterThanItsTokensComeBack() {
    Admission usual = admission(AdmissionLimits.DEFAULT_CONNECTIONS);
    assertEquals(5, admitted(usual, "10.0.0.1", 9, 0));
    Admission.Refusal refusal = usual.refusal("10.0.0.1", SECOND / 20 - 1).orElseThrow();
    assertEquals(ErrorCode.RATE_LIMITED, refusal.code());
    assertTrue(refusal.reason().contains("at once"), refusal.reason());
    assertEquals(5, admitted(usual, "10.0.0.2", 9, SECOND / 20 - 1), "of another network");
    assertEquals(1, admitted(usual, "10.0.0.1", 9, SECOND / 20));
    assertEquals(5, admitted(usual, "10.0.0.1", 9, SECOND), "no more than five are saved up");
    int more = 0;
    for (int tick = 1; tick < 59 * 20; tick++) {
      more += admitted(usual, "10.0.0.1", 2, SECOND + tick * SECOND / 20);
    }
    assertEquals(50 - 5 - 1 - 5, more, "in the first minute");
    assertEquals(5, admitted(usual, "10.0.0.1", 9, 61 * SECOND));
  }

  @Test
  void whatAnOperatorAllowsInAMinuteScalesWhatComesAtOnce() {
    assertEquals(100, admitted(admission(1000), "10.0.0.1", 200, 0));
    Admission few = admission(1);
    assertEquals(1, admitted(few, "10.0.0.1", 3, 0));
    assertEquals(1, admitted(admission(5), "10.0.0.1", 3, 0));
  }

  @Test
  void thisMachinesOwnProgramsMayComeAtOnce() {
    Admission usual = admission(AdmissionLimits.DEFAULT_CONNECTIONS);
    assertEquals(50, admitted(usual, "127.0.0.1", 60, 0));
    assertEquals(50, admitted(usual, "::1", 60, 0));
    assertEquals(5, admitted(usual, "127.0.0.2", 60, 0));
  }

  /** Else a server that was started anew would turn its own clients away. */
  @Test
  void allClientsThatANetworkMayHaveCanComeBackWithinAMinute() {
    int all = AdmissionLimits.DEFAULT_PLACES;
    int usual = AdmissionLimits.DEFAULT_CONNECTIONS;
    Admission large = new Admission(new AdmissionLimits(1024, all, usual, BAN));
    assertEquals(1024, admitted(large, "127.0.0.1", 2000, 0));
    int remote = 0;
    for (int i = 0; i < 6000; i++) {
      remote += admitted(large, "10.0.0.1", 1, i * SECOND / 100);
    }
    assertEquals(768, remote);
    Admission sixtyFour = new Admission(new AdmissionLimits(64, all, usual, BAN));
    assertEquals(64, admitted(sixtyFour, "127.0.0.1", 100, 0));
  }

  @Test
  void boundsChangeWhileClientsAreIn() {
    Admission changing = new Admission(new AdmissionLimits(2, 2, 1000, BAN));
    for (int i = 0; i < 2; i++) {
      assertEquals(Optional.empty(), changing.refusal("10.0.0.1", i));
      assertTrue(changing.enter("10.0.0.1", i, (code, reason) -> {}).join());
    }
    assertTrue(changing.refusal("10.0.0.1", SECOND).isPresent(), "full");
    changing.limits(new AdmissionLimits(3, 3, 1000, Duration.ZERO));
    assertEquals(Optional.empty(), changing.refusal("10.0.0.1", 2 * SECOND));
    Visit third = changing.enter("10.0.0.1", 2 * SECOND, (code, reason) -> {});
    assertTrue(third.join());
    for (int i = 0; i < 20; i++) {
      assertEquals(Optional.empty(), third.wrongPassword(3 * SECOND), "no bans any more");
    }
    changing.limits(new AdmissionLimits(1, 1, 1, BAN));
    assertTrue(changing.refusal("10.0.0.2", 200 * SECOND).isEmpty(), "another network has none");
    assertTrue(changing.refusal("10.0.0.2", 201 * SECOND).isPresent(), "once a minute");
  }

  @Test
  void aQuarterOfAllClientsMayBeInTheHandshakeAtOnce() {
    assertEquals(64, new AdmissionLimits(9, 9, 9, BAN).halfOpen());
    assertEquals(256, new AdmissionLimits(1024, 9, 9, BAN).halfOpen());
  }

  @Test
  void aSlash48ComesAtOnceEightTimesAsOften() {
    Admission usual = admission(AdmissionLimits.DEFAULT_CONNECTIONS);
    int admitted = 0;
    for (int network = 0; network < 100; network++) {
      admitted += admitted(usual, "2001:db8:1:" + network + "::1", 9, 0);
    }
    assertEquals(40, admitted);
  }

  private static Admission admission(int perMinute) {
    return new Admission(new AdmissionLimits(9, AdmissionLimits.DEFAULT_PLACES, perMinute, BAN));
  }

  private static int admitted(Admission to, String address, int attempts, long now) {
    int admitted = 0;
    for (int i = 0; i < attempts; i++) {
      admitted += to.refusal(address, now).isEmpty() ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new AdmissionLimits(0, 1, 1, BAN));
    assertThrows(IllegalArgumentException.class, () -> new AdmissionLimits(1025, 1, 1, BAN));
    assertThrows(IllegalArgumentException.class, () -> new AdmissionLimits(1, -1, 1, BAN));
    assertThrows(IllegalArgumentException.class, () -> new AdmissionLimits(1, 1, -1, BAN));
    assertThrows(
        IllegalArgumentException.class, () -> new AdmissionLimits(1, 1, 1, Duration.ofSeconds(-1)));
  }

  /** Whatever crowds come, the last newcomer is in, and the bounds hold. */
  @Property
  void aNewcomerIsAlwaysIn(
      @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 5) Integer> crowd,
      @ForAll @IntRange(min = 1, max = 6) int newcomer) {
    Admission fresh = new Admission(new AdmissionLimits(9, 9, 1000, BAN));
    List<String> ended = new ArrayList<>();
    long now = 0;
    for (int network : crowd) {
      Visit visit = fresh.enter("10.0.0." + network, now, (code, reason) -> ended.add("crowd"));
      if (network % 2 == 0) {
        visit.heard();
      }
      now += SECOND / 10;
    }
    Visit last = fresh.enter("10.0.0." + newcomer, now, (code, reason) -> ended.add("newcomer"));
    assertTrue(fresh.halfOpen() <= Admission.MAX_HALF_OPEN);
    assertFalse(ended.contains("newcomer"));
    assertTrue(last.join());
  }

  private Visit enter(String address, String name, long now) {
    return admission.enter(address, now, (code, reason) -> dismissed.add(name + " " + code));
  }

  private int joins(String address, int attempts) {
    int joined = 0;
    for (int i = 0; i < attempts; i++) {
      joined += enter(address, "joining", 0).join() ? 1 : 0;
    }
    return joined;
  }

  private Optional<Duration> fail(String address, long now) {
    Visit visit = enter(address, "guessing", now);
    visit.heard();
    visit.leave();
    return visit.wrongPassword(now);
  }
}
