package io.asciichat.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private final long deadline = Readiness.deadlineIn(TimeUnit.SECONDS.toNanos(30));

  @Test
  void localhostIsBothFamiliesWhateverTheHostsFileSays() throws InterruptedException {
    assertEquals(addresses("127.0.0.1", "::1"), Resolver.resolve("LocalHost", deadline));
  }

  @Test
  void numericAddressesAreNotLookedUp() throws InterruptedException {
    assertEquals(addresses("2001:db8::1"), Resolver.resolve("2001:db8::1", deadline));
  }

  @Test
  void familiesTakeTurns() {
    List<InetAddress> turns =
        Resolver.takingTurns(
            addresses("2001:db8::1", "2001:db8::2", "2001:db8::3", "192.0.2.1")
                .toArray(InetAddress[]::new));
    assertEquals(addresses("2001:db8::1", "192.0.2.1", "2001:db8::2", "2001:db8::3"), turns);
  }

  @Test
  void aNameThatCannotExistIsNamedInTheMessage() {
    AsciiChatException refused =
        assertThrows(
            AsciiChatException.class, () -> Resolver.resolve("no such host.invalid", deadline));
    assertEquals(ErrorCode.CONNECT, refused.code());
    assertTrue(
        refused.getMessage().startsWith("no such host 'no such host.invalid'"),
        refused.getMessage());
  }

  private static List<InetAddress> addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toList();
  }
}
