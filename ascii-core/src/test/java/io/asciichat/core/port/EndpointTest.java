package io.asciichat.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, 27224",
    "example.org:5, example.org, 5",
    "[::1]:5, ::1, 5",
    "[::1], ::1, 27224",
    "2001:db8::1, 2001:db8::1, 27224",
    "fe80::1%eth0, fe80::1%eth0, 27224"
  })
  void addressesAreRead(String text, String host, int port) {
    assertEquals(new Endpoint(host, port), Endpoint.parse(text, Endpoint.DEFAULT_PORT));
  }

  /** Each message ends with what to write in its place. */
  @ParameterizedTest
  @CsvSource({
    "ws://example.org:27226, by TCP, example.org",
    "wss://example.org/room, by TCP, example.org",
    "HTTP://example.org, by TCP, example.org",
    "https://anna@example.org:8080/x/y, by TCP, example.org",
    "ascii-chat://example.org:5, is not a host, example.org:5",
    "tcp://[::1]:5, is not a host, [::1]:5",
    "anna@example.org, is not a host, example.org",
    "example.org/room, is not a host, example.org",
    "http://, by TCP, host or host:port"
  })
  void addressesOfOtherProgramsAreRefusedWithWhatToWrite(String text, String why, String instead) {
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> Endpoint.parse(text, 1));
    assertEquals(ErrorCode.USAGE, refusal.code());
    assertTrue(refusal.toString().contains("'" + text + "' is not a host"), refusal.toString());
    assertTrue(refusal.toString().contains(why), refusal.toString());
    assertTrue(refusal.toString().endsWith("write " + instead), refusal.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "example.org:", "example.org:x", "example.org:-1", "example.org:+5", "example.org:\u0663",
    "example.org:99999", "example.org:99999999999", "[::1", "[::1]5", ":5"
  })
  void whatIsNoAddressIsRefused(String text) {
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> Endpoint.parse(text, 1));
    assertEquals(ErrorCode.USAGE, refusal.code());
  }
}
