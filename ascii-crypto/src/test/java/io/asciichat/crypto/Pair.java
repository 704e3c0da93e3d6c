package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.testkit.security.CipherLink;
import io.asciichat.testkit.security.HandshakePump;

/** A client and a server that have finished their handshake. */
final class Pair implements AutoCloseable {
  final BufferPool pool;
  final PacketCipher client;
  final PacketCipher server;

  private Pair(BufferPool pool, PacketCipher client, PacketCipher server) {
    this.pool = pool;
    this.client = client;
    this.server = server;
  }

  static Pair of(BufferPool pool, Security clientSide, Security serverSide) {
    HandshakePump.Outcome outcome =
        HandshakePump.run(clientSide.connect(pool, "192.0.2.7:27224"), serverSide.serve(pool));
    assertTrue(outcome.succeeded(), outcome::toString);
    PacketCipher client = outcome.client();
    PacketCipher server = outcome.server();
    assertNotNull(client);
    assertNotNull(server);
    return new Pair(pool, client, server);
  }

  /** Two peers that speak the extension. */
  static Pair extended() {
    BufferPool pool = new BufferPool();
    AcipSecurity security = AcipSecurity.builder().build();
    return of(pool, security, security);
  }

  /** Two that behave as C peers. */
  static Pair compatible() {
    BufferPool pool = new BufferPool();
    AcipSecurity security = AcipSecurity.builder().withoutExtensions().build();
    return of(pool, security, security);
  }

  CipherLink up() {
    return new CipherLink(pool, client, server);
  }

  CipherLink down() {
    return new CipherLink(pool, server, client);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
