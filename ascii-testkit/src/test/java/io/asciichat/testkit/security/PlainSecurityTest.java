package io.asciichat.testkit.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.contract.SecurityContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlainSecurityTest extends SecurityContract {
  @Override
  protected Security client() {
    return new PlainSecurity();
  }

  @Override
  protected Security server() {
    return new PlainSecurity();
  }

  @Override
  protected boolean encrypts() {
    return false;
  }

  @Test
  void theFirstPacketIsLeftForTheSession() throws HandshakeException {
    try (Handshake server = new PlainSecurity().serve(new BufferPool())) {
      assertEquals(Handshake.Progress.MORE, server.start((type, payload, offset, length) -> {}));
      assertEquals(
          Handshake.Progress.DONE_PACKET_UNUSED,
          server.receive(
              PacketType.PING, new byte[0], 0, 0, (type, payload, offset, length) -> {}));
    }
  }

  @Test
  void clientsThatWantEncryptionAreRefused() {
    try (Handshake server = new PlainSecurity().serve(new BufferPool())) {
      HandshakeException refusal =
          assertThrows(
              HandshakeException.class,
              () ->
                  server.receive(
                      PacketType.PROTOCOL_VERSION,
                      new byte[16],
                      0,
                      16,
                      (type, payload, offset, length) -> {}));
      assertEquals(ErrorCode.NOT_SUPPORTED, refusal.code());
    }
  }

  @Test
  void encryptedPacketsAndNewKeysAreRefused() throws IOException {
    HandshakePump.Outcome outcome =
        HandshakePump.run(
            new PlainSecurity().connect(new BufferPool(), "192.0.2.7:27224"),
            new PlainSecurity().serve(new BufferPool()));
    PacketCipher client = outcome.client();
    PacketCipher server = outcome.server();
    assertNotNull(client);
    assertNotNull(server);
    CipherLink link = new CipherLink(new BufferPool(), client, server);
    byte[] packet = link.seal(PacketType.ENCRYPTED, new byte[80]);
    assertThrows(IOException.class, () -> link.open(packet));
    var request = link.open(link.seal(PacketType.REKEY_REQUEST, new byte[32]));
    assertThrows(
        IOException.class, () -> server.rekey(request, (type, payload, offset, length) -> {}));
  }
}
