package io.asciichat.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "0:0:0:0:0:0:0:1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "fe80:0:0:0:0:0:0:0, fe80::",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "::ffff:192.0.2.7, 192.0.2.7"
  })
  void showsAddressesInTheirShortestForm(String written, String shown) {
    assertEquals(shown, AddressText.of(InetAddress.ofLiteral(written)));
  }

  @Test
  void showsAMappedAddressAsIpv4EvenWhereTheSystemDoesNot() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    mapped[12] = (byte) 192;
    mapped[14] = 2;
    mapped[15] = 7;
    Inet6Address address = Inet6Address.getByAddress(null, mapped, 0);
    assertEquals("192.0.2.7", AddressText.of(address));
    assertFalse(AddressText.isIpv6(address));
  }

  @Test
  void leavesTheScopeOut() throws UnknownHostException {
    byte[] linkLocal = new byte[16];
    linkLocal[0] = (byte) 0xFE;
    linkLocal[1] = (byte) 0x80;
    linkLocal[15] = 9;
    assertEquals("fe80::9", AddressText.of(Inet6Address.getByAddress(null, linkLocal, 3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "127.1", "27224", "1.2.3", "1.2.3.4.5", "1.2.3.256", ":::", ""})
  void readsNumericAddressesOnly(String text) {
    assertTrue(AddressText.parse(text).isEmpty());
  }

  @Property(tries = 300)
  void whatItShowsItReadsBack(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
    // Half of the groups zero, so that runs of them occur.
    for (int i = 0; i < 16; i += 2) {
      if (bytes[i] < 0) {
        bytes[i] = 0;
        bytes[i + 1] = 0;
      }
    }
    InetAddress address = InetAddress.getByAddress(bytes);
    String text = AddressText.of(address);
    assertEquals(address, AddressText.parse(text).orElseThrow(), text);
    assertTrue(text.length() <= address.getHostAddress().length(), text);
  }
}
