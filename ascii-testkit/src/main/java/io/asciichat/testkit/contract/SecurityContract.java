package io.asciichat.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.testkit.security.CipherLink;
import io.asciichat.testkit.security.HandshakePump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Security}, for a client and a server that suit each other. */
public abstract class SecurityContract {
  private static final List<PacketType> SESSION_TYPES =
      List.of(PacketType.PING, PacketType.ASCII_FRAME, PacketType.IMAGE_FRAME);

  /** Lengths around the edges of headers, pools and native work areas. */
  private static final int[] LENGTHS = {0, 1, 15, 16, 21, 22, 255, 1002, 1003, 65_536, 300_001};

  private final BufferPool pool = new BufferPool();
  private Handshake clientHandshake;
  private Handshake serverHandshake;
  private PacketCipher client;
  private PacketCipher server;

  /** The client's security. */
  protected abstract Security client();

  /** The server's security. */
  protected abstract Security server();

  /** Returns whether packets are sealed, so that any change to them is found. */
  protected abstract boolean encrypts();

  @BeforeEach
  final void shakeHands() {
    clientHandshake = client().connect(pool, "192.0.2.7:27224");
    serverHandshake = server().serve(pool);
    HandshakePump.Outcome outcome = HandshakePump.run(clientHandshake, serverHandshake);
    assertTrue(outcome.succeeded(), () -> "the handshake ended with " + outcome);
    client = present(outcome.client());
    server = present(outcome.server());
  }

  @AfterEach
  final void closeCiphers() {
    client.close();
    server.close();
  }

  @Test
  void packetsOfAllLengthsArriveInBothDirections() throws IOException {
    for (CipherLink link : List.of(up(), down())) {
      for (PacketType type : SESSION_TYPES) {
        for (int length : LENGTHS) {
          byte[] payload = bytes(length);
          assertArrayEquals(payload, link.carry(type, payload), () -> type + " of " + length);
        }
      }
    }
  }

  @Test
  void sealWritesExactlyTheSizeItAnnouncesAndNothingAround() throws IOException {
    for (int length : LENGTHS) {
      byte[] payload = bytes(length + 7);
      int size = client.sealedSize(length);
      byte[] out = new byte[size + 10];
      Arrays.fill(out, (byte) 0x55);
      int crc = PacketHeader.crcOf(payload, 3, length);
      assertEquals(size, client.seal(PacketType.IMAGE_FRAME, payload, 3, length, crc, out, 4));
      for (int i : new int[] {0, 1, 2, 3, size + 4, size + 5, size + 9}) {
        assertEquals(0x55, out[i], "byte outside the packet was written");
      }
      ReceivedPacket opened = up().open(Arrays.copyOfRange(out, 4, size + 4));
      assertArrayEquals(Arrays.copyOfRange(payload, 3, length + 3), CipherLink.payloadOf(opened));
      opened.release();
    }
  }

  @Test
  void openedPacketsCarryTheirOwnHeader() throws IOException {
    byte[] payload = bytes(40);
    ReceivedPacket opened = down().open(down().seal(PacketType.REMOTE_LOG, payload));
    assertEquals(PacketType.REMOTE_LOG.code(), opened.header().type());
    assertEquals(40, opened.length());
    assertEquals(PacketHeader.crcOf(payload, 0, 40), opened.header().crc());
    opened.release();
  }

  @Test
  void buffersGoBackWhetherOpeningSucceedsOrNot() throws IOException {
    up().carry(PacketType.PING, new byte[0]);
    assertEquals(0, pool.outstanding());
    byte[] packet = up().seal(PacketType.IMAGE_FRAME, bytes(500));
    packet[packet.length - 1] ^= 1;
    assertThrows(IOException.class, () -> up().open(packet));
    assertEquals(0, pool.outstanding());
  }

  @Test
  void damageIsFound() throws IOException {
    byte[] packet = up().seal(PacketType.STREAM_START, bytes(4));
    // The outer header's checksum (14…17) and client id (18…21) are not looked at when sealed, the
    // whole header except magic and length not when in clear.
    for (int at = PacketHeader.SIZE; at < packet.length; at++) {
      byte[] damaged = packet.clone();
      damaged[at] ^= 0x10;
      assertThrows(IOException.class, () -> up().open(damaged));
    }
    if (encrypts()) {
      byte[] cut = Arrays.copyOf(packet, packet.length - 1);
      PacketHeader.encode(PacketType.ENCRYPTED.code(), cut.length - PacketHeader.SIZE, 0, cut, 0);
      assertThrows(IOException.class, () -> up().open(cut));
    }
  }

  @Test
  void tellsWhetherItEncrypts() throws IOException {
    assertEquals(encrypts(), client.encrypted());
    assertEquals(encrypts(), server.encrypted());
    byte[] secret = "no thief shall read this".getBytes(StandardCharsets.US_ASCII);
    byte[] packet = up().seal(PacketType.TEXT_MESSAGE, secret);
    boolean readable = new String(packet, StandardCharsets.ISO_8859_1).contains("no thief shall");
    assertEquals(!encrypts(), readable);
  }

  @Test
  void closedCiphersRefuse() throws IOException {
    byte[] packet = up().seal(PacketType.PING, new byte[0]);
    client.close();
    client.close();
    server.close();
    assertThrows(IOException.class, () -> up().seal(PacketType.PING, new byte[0]));
    assertThrows(IOException.class, () -> up().open(packet));
    assertEquals(0, pool.outstanding());
  }

  @Test
  void ciphersOutliveTheirHandshake() throws IOException {
    clientHandshake.close();
    serverHandshake.close();
    assertArrayEquals(bytes(9), up().carry(PacketType.PING, bytes(9)));
  }

  @Test
  void anUnfinishedHandshakeHasNoCipher() {
    try (Handshake fresh = server().serve(pool)) {
      fresh.start((type, payload, offset, length) -> {});
      assertThrows(IllegalStateException.class, fresh::cipher);
    }
  }

  @Test
  void connectionsDoNotOpenEachOthersPackets() throws IOException {
    if (!encrypts()) {
      return;
    }
    HandshakePump.Outcome other =
        HandshakePump.run(client().connect(pool, "192.0.2.7:27224"), server().serve(pool));
    CipherLink foreign = new CipherLink(pool, present(other.client()), present(other.server()));
    byte[] packet = foreign.seal(PacketType.PING, new byte[0]);
    assertThrows(IOException.class, () -> up().open(packet));
    present(other.client()).close();
    present(other.server()).close();
  }

  private CipherLink up() {
    return new CipherLink(pool, client, server);
  }

  private CipherLink down() {
    return new CipherLink(pool, server, client);
  }

  private static PacketCipher present(@Nullable PacketCipher cipher) {
    assertNotNull(cipher);
    return cipher;
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
