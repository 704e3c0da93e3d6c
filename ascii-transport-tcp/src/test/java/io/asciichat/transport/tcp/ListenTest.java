package io.asciichat.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server binds, and what it says when it cannot. */
@Timeout(60)
@Needs(Need.IPV6)
class ListenTest {
  private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(20);

  private final BufferPool pool = new BufferPool();
  private final TcpTransport transport = new TcpTransport();

  @Test
  void theDefaultIsBothLoopbackAddresses() {
    assertEquals(
        List.of(new Endpoint("127.0.0.1", 27224), new Endpoint("::1", 27224)),
        TcpTransport.loopback(Endpoint.DEFAULT_PORT));
  }

  @Test
  void port0IsTheSameFreePortOnBothFamilies() throws Exception {
    try (Listener listener = transport.listen(TcpTransport.loopback(0), pool)) {
      int port = listener.endpoints().getFirst().port();
      assertEquals(TcpTransport.loopback(port), listener.endpoints());
      for (String host : List.of("127.0.0.1", "::1", "localhost")) {
        assertReaches(listener, host, port);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0", "::"})
  void oneAddressServesItsFamilyAlone(String address) throws Exception {
    boolean ipv6 = address.contains(":");
    try (Listener listener = transport.listen(endpoints(0, address), pool)) {
      int port = listener.endpoints().getFirst().port();
      assertEquals(endpoints(port, address), listener.endpoints());
      assertReaches(listener, ipv6 ? "::1" : "127.0.0.1", port);
      assertReaches(listener, "localhost", port);
      AsciiChatException refused =
          assertThrows(
              AsciiChatException.class,
              () ->
                  transport.connect(new Endpoint(ipv6 ? "127.0.0.1" : "::1", port), pool, TIMEOUT));
      assertEquals(ErrorCode.CONNECT, refused.code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0 ::", ":: 0.0.0.0", "::1 127.0.0.1", "127.0.0.1 ::"})
  void twoAddressesServeBothFamiliesInAnyOrder(String addresses) throws Exception {
    try (Listener listener = transport.listen(endpoints(0, addresses.split(" ")), pool)) {
      int port = listener.endpoints().getFirst().port();
      assertEquals(endpoints(port, addresses.split(" ")), listener.endpoints());
      assertEquals(Set.of("127.0.0.1"), peersOf(listener, "127.0.0.1", port));
      assertEquals(Set.of("::1"), peersOf(listener, "::1", port));
    }
  }

  @Test
  void twoServersShareAPortWhenEachHasAFamilyOfItsOwn() throws Exception {
    try (Listener six = transport.listen(endpoints(0, "::"), pool)) {
      int port = six.endpoints().getFirst().port();
      try (Listener four = transport.listen(endpoints(port, "0.0.0.0"), pool)) {
        assertReaches(four, "127.0.0.1", port);
        assertReaches(six, "::1", port);
      }
    }
  }

  @Test
  void bothSocketsAreServedWhenBothAreBusy() throws Exception {
    try (Listener listener = transport.listen(TcpTransport.loopback(0), pool)) {
      int port = listener.endpoints().getFirst().port();
      for (int i = 0; i < 5; i++) {
        transport.connect(new Endpoint("127.0.0.1", port), pool, TIMEOUT).close();
      }
      transport.connect(new Endpoint("::1", port), pool, TIMEOUT).close();
      Set<String> firstTwo = new HashSet<>();
      for (int i = 0; i < 2; i++) {
        try (Connection accepted = accept(listener)) {
          firstTwo.add(accepted.peerAddress());
        }
      }
      assertEquals(Set.of("127.0.0.1", "::1"), firstTwo);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1 127.0.0.2", ":: ::1", "127.0.0.1 ::1 ::", "localhost", "example.org"})
  void whatMakesNoSenseIsAUsageError(String addresses) {
    AsciiChatException refused =
        assertThrows(
            AsciiChatException.class,
            () -> transport.listen(endpoints(0, addresses.split(" ")), pool));
    assertEquals(ErrorCode.USAGE, refused.code());
  }

  @Test
  void aPortInUseIsNamedAndNothingStaysBound() throws Exception {
    try (Listener six = transport.listen(endpoints(0, "::1"), pool)) {
      int port = six.endpoints().getFirst().port();
      AsciiChatException refused =
          assertThrows(
              AsciiChatException.class, () -> transport.listen(TcpTransport.loopback(port), pool));
      assertEquals(ErrorCode.BIND, refused.code());
      assertEquals(
          "port " + port + " is in use on ::1; stop the other server or choose another with --port",
          refused.getMessage());
      transport.listen(endpoints(port, "127.0.0.1"), pool).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.77", "2001:db8::77"})
  void anAddressOfAnotherMachineIsNamed(String address) {
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> transport.listen(endpoints(0, address), pool));
    assertEquals(ErrorCode.BIND, refused.code());
    assertTrue(
        refused.getMessage().startsWith(address + " is not an address of this machine"),
        refused.getMessage());
    assertFalse(refused.getMessage().contains("in use"), refused.getMessage());
  }

  @Test
  void aPortIsFreeAsSoonAsItsListenerIsClosed() throws Exception {
    int port;
    try (Listener listener = transport.listen(TcpTransport.loopback(0), pool)) {
      port = listener.endpoints().getFirst().port();
      assertReaches(listener, "localhost", port);
    }
    transport.listen(TcpTransport.loopback(port), pool).close();
  }

  private void assertReaches(Listener listener, String host, int port) throws Exception {
    assertEquals(1, peersOf(listener, host, port).size());
  }

  private Set<String> peersOf(Listener listener, String host, int port) throws Exception {
    try (Connection client = transport.connect(new Endpoint(host, port), pool, TIMEOUT);
        Connection server = accept(listener)) {
      assertEquals(client.peerAddress(), server.peerAddress());
      return Set.of(server.peerAddress());
    }
  }

  private static Connection accept(Listener listener) throws IOException {
    Connection connection = listener.accept(TIMEOUT);
    assertNotNull(connection);
    return connection;
  }

  private static List<Endpoint> endpoints(int port, String... hosts) {
    return Stream.of(hosts).map(host -> new Endpoint(host, port)).toList();
  }
}
