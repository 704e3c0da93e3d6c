package io.asciichat.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          80 | Permission denied | no permission to use port 80 on 127.0.0.1; choose one from 1024 up with --port
          80 | Address already in use | port 80 is in use on 127.0.0.1; stop the other server or choose another with --port
          27224 | Die Adresse wird bereits verwendet | port 27224 is in use on 127.0.0.1; stop the other server or choose another with --port
          """)
  void saysWhatIsWrongInWhateverLanguageTheSystemSpeaks(int port, String system, String message) {
    assertFailure(port, new BindException(system), message);
  }

  @Test
  void anythingElseIsNotTakenForAPortInUse() {
    assertFailure(
        27224,
        new IOException("no buffer space"),
        "cannot listen on 127.0.0.1:27224; choose another address");
  }

  @Test
  void aMachineWithoutIpv6IsToldApart() {
    assertFailure(
        27224,
        new IOException("this machine has no IPv6", new UnsupportedOperationException()),
        "cannot listen on 127.0.0.1: this machine has no IPv6; choose an IPv4 address");
  }

  private static void assertFailure(int port, IOException cause, String message) {
    AsciiChatException failure =
        Binder.failure(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), cause);
    assertEquals(ErrorCode.BIND, failure.code());
    assertEquals(message, failure.getMessage());
  }
}
