package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final long SECOND = 1_000_000_000L;

  private final Diagnosis diagnosis = new Diagnosis();

  private static LinkEnd end(ErrorCode code, @Nullable Throwable cause) {
    return new LinkEnd(code, "as it was", false, cause);
  }

  @Test
  void aServerThatHangsUpOnTheFirstPacketMayBeOneWithoutEncryption() {
    diagnosis.established(5 * SECOND);
    for (Throwable cause :
        new Throwable[] {
          new EOFException(), new SocketException("x"), new IOException("Connection reset by peer")
        }) {
      LinkEnd told = diagnosis.of(end(ErrorCode.NETWORK, cause), true, false, 6 * SECOND);
      assertEquals(ErrorCode.HANDSHAKE, told.code());
      assertTrue(told.message().contains("--no-encrypt"), told.message());
      assertTrue(told.message().contains("changed on the way"), told.message());
    }
  }

  /** A line that breaks, a server that waits too long for this client, a forged packet. */
  @Test
  void whateverElseEndsAnEncryptedSessionIsNotBlamedOnEncryption() {
    diagnosis.established(0);
    assertUnchanged(end(ErrorCode.NETWORK, new EOFException()), true, 10 * SECOND);
    assertUnchanged(end(ErrorCode.TIMEOUT, null), true, SECOND);
    assertUnchanged(end(ErrorCode.NETWORK, null), true, SECOND);
    assertUnchanged(end(ErrorCode.NETWORK, new IOException("forged or damaged")), true, SECOND);
    assertUnchanged(end(ErrorCode.NETWORK, new IOException("No route to host")), true, SECOND);
    diagnosis.heard();
    assertUnchanged(end(ErrorCode.NETWORK, new EOFException()), true, SECOND);
  }

  @Test
  void aCServerThatMerelyTimedOutIsNotBlamedForPlaintext() {
    diagnosis.established(0);
    diagnosis.heard();
    diagnosis.foreign();
    assertUnchanged(end(ErrorCode.TIMEOUT, null), false, 10 * SECOND);
    assertUnchanged(end(ErrorCode.NETWORK, new IOException("No route to host")), false, SECOND);
    LinkEnd told =
        diagnosis.of(end(ErrorCode.NETWORK, new EOFException()), false, false, 10 * SECOND);
    assertEquals(ErrorCode.NOT_SUPPORTED, told.code());
  }

  @Test
  void aStrangerThatSaysNothingIsNotKnownToBeACServer() {
    diagnosis.established(0);
    assertUnchanged(end(ErrorCode.NETWORK, new EOFException()), false, SECOND);
    assertUnchanged(end(ErrorCode.TIMEOUT, null), false, 10 * SECOND);
  }

  private void assertUnchanged(LinkEnd reason, boolean encrypted, long now) {
    assertSame(reason, diagnosis.of(reason, encrypted, false, now));
  }
}
