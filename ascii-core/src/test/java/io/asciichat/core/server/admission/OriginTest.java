package io.asciichat.core.server.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
    "2001:db8:1:2:0:0:0:1, 2001:db8:1:2::1",
    "fe80::1%eth0, fe80::2%eth1",
    "10.0.0.1, 10.0.0.1"
  })
  void oneNetwork(String one, String other) {
    assertEquals(Origin.of(one), Origin.of(other));
  }

  @ParameterizedTest
  @CsvSource({"2001:db8:1:2::1, 2001:db8:1:3::1", "10.0.0.1, 10.0.0.2", "::1, ::2"})
  void twoNetworks(String one, String other) {
    assertNotEquals(Origin.of(one).network(), Origin.of(other).network());
  }

  @Test
  void aSiteIsASlash48AndOnlyIpv6HasIt() {
    assertEquals(Origin.of("2001:db8:1:2::1").site(), Origin.of("2001:db8:1:9999::7").site());
    assertNotEquals(Origin.of("2001:db8:1::1").site(), Origin.of("2001:db8:2::1").site());
    assertNull(Origin.of("10.0.0.1").site());
  }

  @Test
  void thisMachineIsTwoAddresses() {
    assertTrue(Origin.of("127.0.0.1").isThisMachine());
    assertTrue(Origin.of("::1").isThisMachine());
    assertTrue(Origin.of("0:0:0:0:0:0:0:1").isThisMachine());
    assertFalse(Origin.of("127.0.0.2").isThisMachine());
    assertFalse(Origin.of("::2").isThisMachine());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anna", "a:b", "1:2:3:4:5:6:7:8:9", "%", ":%:"})
  void whatIsNoAddressIsANetworkOfItsOwn(String text) {
    assertEquals(new Origin(text, null), Origin.of(text));
  }
}
