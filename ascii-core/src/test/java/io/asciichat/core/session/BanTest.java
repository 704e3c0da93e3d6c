package io.asciichat.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BanTest {
  private static final String HEX = "ab".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.77/25, 192.0.2.127, true",
    "192.0.2.77/25, 192.0.2.128, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::/1, 192.0.2.7, false",
    "fe80::1, fe80::1%eth0, true",
    "::ffff:192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, a machine, false"
  })
  void anAddressAndAPrefixMeanThoseWhoComeFromThere(String subject, String peer, boolean meant) {
    assertEquals(meant, BanSubject.of(subject).matches(peer, HEX));
  }

  @Test
  void aKeyMeansItsOwnerWhereverThatComesFrom() {
    BanSubject key = BanSubject.of("key:" + HEX.toUpperCase(Locale.ROOT));
    assertTrue(key.matches("192.0.2.7", HEX));
    assertFalse(key.matches("192.0.2.7", "cd".repeat(32)));
    assertFalse(key.matches("192.0.2.7", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7 forever",
        "192.0.2.0/24 2026-12-24T18:00:00Z he sings",
        "2001:db8:0:0:0:0:0:0/32 forever",
        "key:abababababababababababababababababababababababababababababababab forever x"
      })
  void aLineIsReadAsItIsWritten(String line) {
    assertEquals(line, Ban.of(line).line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2.7",
        "192.0.2.7 never",
        "192.0.2.7 2026-12-24",
        "192.0.2.0/33 forever",
        "192.0.2.0/0 forever",
        "192.0.2.0/x forever",
        "2001:db8::/129 forever",
        "example.org forever",
        "192.0.2 forever",
        "key:abab forever",
        "key: forever"
      })
  void whatIsNoBanIsRefusedWithASentence(String line) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Ban.of(line));
    assertTrue(String.valueOf(refused.getMessage()).length() > 20, refused::toString);
  }

  @Test
  void aBanEndsAtItsTime() {
    Instant end = Instant.parse("2026-12-24T18:00:00Z");
    Ban ban = new Ban(BanSubject.of("192.0.2.7"), end, "");
    assertFalse(ban.isOver(end.minusNanos(1)));
    assertTrue(ban.isOver(end));
    assertFalse(Ban.forever(ban.subject(), "").isOver(Instant.MAX));
  }

  @Property
  void anyNoteIsOneLineThatIsReadBack(@ForAll String note) {
    Ban ban = Ban.forever(BanSubject.of("192.0.2.7"), note);
    assertEquals(1, ban.line().lines().count());
    assertEquals(ban, Ban.of(ban.line()));
  }

  @Property
  void anyTextIsABanOrRefused(@ForAll String text) {
    try {
      assertFalse(Ban.of(text).line().isEmpty());
    } catch (IllegalArgumentException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }
  }

  /** The bits of a prefix decide, and no others. */
  @Property
  void aPrefixIsItsBits(
      @ForAll @Size(4) byte[] address,
      @ForAll @IntRange(min = 1, max = 32) int bits,
      @ForAll @IntRange(max = 31) int flipped) {
    byte[] other = address.clone();
    other[flipped / 8] ^= (byte) (0x80 >> flipped % 8);
    boolean matches = BanSubject.of(text(address) + "/" + bits).matches(text(other), null);
    assertEquals(flipped >= bits, matches);
  }

  private static String text(byte... address) {
    return "%d.%d.%d.%d"
        .formatted(address[0] & 0xFF, address[1] & 0xFF, address[2] & 0xFF, address[3] & 0xFF);
  }
}
