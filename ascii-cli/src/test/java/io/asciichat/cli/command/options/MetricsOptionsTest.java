package io.asciichat.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.options.MetricsOptions.MetricsAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MetricsOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "9464,             127.0.0.1,   9464",
    ":9100,            127.0.0.1,   9100",
    "0,                127.0.0.1,   0",
    "localhost:9464,   127.0.0.1,   9464",
    "0.0.0.0:9464,     0.0.0.0,     9464",
    "192.0.2.1,        192.0.2.1,   9464",
    "[::1]:9100,       ::1,         9100",
    "[2001:db8::1],    2001:db8::1, 9464",
    "::,               ::,          9464"
  })
  void anAddressIsAPortOrBoth(String text, String host, int port) {
    assertEquals(
        new InetSocketAddress(InetAddress.ofLiteral(host), port),
        new MetricsAddress().convert(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "65536",
        ":65536",
        "metrics.example.org:9464",
        "127.0.0.1:",
        "127.0.0.1:x",
        "[::1",
        "http://127.0.0.1:9464",
        "9464/metrics",
        "-1",
        "٩٤٦٤"
      })
  void anythingElseIsRefusedWithWhatToWrite(String text) {
    TypeConversionException refused =
        assertThrows(TypeConversionException.class, () -> new MetricsAddress().convert(text));
    assertTrue(
        String.valueOf(refused.getMessage()).endsWith("write a port, IPV4:PORT or [IPV6]:PORT"),
        refused.getMessage());
  }
}
