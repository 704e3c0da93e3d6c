package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.handshake.CryptoParameters;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.crypto.Rekeying.RekeyPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our client meets the recorded server that shows an identity. */
class IdentityServerTest {
  private static final byte[] EXTENDED = {'E', 'X', 'T', Extension.CHANNEL, 0, 0, 0};

  private final List<byte[]> responses = new ArrayList<>();
  private final List<PacketType> types = new ArrayList<>();

  @Test
  void aServerThatWaitsBeforeItShowsItsIdentityGetsAnEmptyPacket() throws Exception {
    try (ClientHandshake client = untilKeyExchange()) {
      assertEquals(
          List.of(PacketType.PROTOCOL_VERSION, PacketType.CRYPTO_CAPABILITIES, PacketType.PING),
          types);
      assertEquals(0, responses.getLast().length);
      assertNotNull(client.hungUp());
    }
  }

  @Test
  void aServerWithoutIdentityGetsNone() throws Exception {
    try (ClientHandshake client = untilParameters(new byte[7])) {
      byte[] parameters =
          HandshakeCodecs.encode(CryptoParameters.CODEC, CryptoParameters.anonymous());
      client.receive(PacketType.CRYPTO_PARAMETERS, parameters, 0, parameters.length, this::keep);
      assertFalse(types.contains(PacketType.PING));
      assertNull(client.hungUp());
    }
  }

  @Test
  void aServerOfOursWithAnIdentityGetsNone() throws Exception {
    try (ClientHandshake client = untilParameters(EXTENDED)) {
      byte[] parameters = recorded(PacketType.CRYPTO_PARAMETERS);
      client.receive(PacketType.CRYPTO_PARAMETERS, parameters, 0, parameters.length, this::keep);
      assertFalse(types.contains(PacketType.PING));
      assertNull(client.hungUp());
    }
  }

  @Test
  void aServerThatHangsUpOnThatPacketHasSeveralKeys() throws Exception {
    try (ClientHandshake client = untilKeyExchange()) {
      HandshakeException failure = client.hungUp();
      assertNotNull(failure);
      assertEquals(ErrorCode.HANDSHAKE, failure.code());
      assertTrue(failure.getMessage().contains("several keys"));
      byte[] init = recorded(PacketType.CRYPTO_KEY_EXCHANGE_INIT);
      client.receive(PacketType.CRYPTO_KEY_EXCHANGE_INIT, init, 0, 128, this::keep);
      assertNull(client.hungUp());
    }
  }

  @Test
  void theIdentityIsVerifiedAndTheLongResponseSent() throws Exception {
    try (ClientHandshake client = untilKeyExchange()) {
      byte[] init = recorded(PacketType.CRYPTO_KEY_EXCHANGE_INIT);
      client.receive(PacketType.CRYPTO_KEY_EXCHANGE_INIT, init, 0, 128, this::keep);
      byte[] response = responses.getLast();
      assertEquals(129, response.length);
      assertArrayEquals(new byte[97], Arrays.copyOfRange(response, 32, 129));
      assertEquals(
          Handshake.Progress.DONE,
          client.receive(PacketType.CRYPTO_HANDSHAKE_COMPLETE, new byte[0], 0, 0, this::keep));
      assertEquals(HexFormat.of().formatHex(init, 32, 64), client.cipher().peer().identity());
      client.cipher().close();
    }
  }

  @Test
  void everyDamagedSignatureIsRefused() throws Exception {
    for (int at : new int[] {0, 31, 32, 63, 64, 95, 96, 127}) {
      try (ClientHandshake client = untilKeyExchange()) {
        byte[] init = recorded(PacketType.CRYPTO_KEY_EXCHANGE_INIT);
        init[at] ^= 1;
        HandshakeException refusal =
            assertThrows(
                HandshakeException.class,
                () ->
                    client.receive(PacketType.CRYPTO_KEY_EXCHANGE_INIT, init, 0, 128, this::keep));
        assertEquals(ErrorCode.AUTH, refusal.code());
      }
    }
  }

  @Test
  void anAnnouncedIdentityMustBeShown() throws Exception {
    try (ClientHandshake client = untilKeyExchange()) {
      byte[] init = recorded(PacketType.CRYPTO_KEY_EXCHANGE_INIT);
      assertThrows(
          HandshakeException.class,
          () -> client.receive(PacketType.CRYPTO_KEY_EXCHANGE_INIT, init, 0, 32, this::keep));
    }
  }

  @Test
  void aDemandForAClientKeyIsExplained() throws Exception {
    try (ClientHandshake client = untilKeyExchange()) {
      byte[] init = recorded(PacketType.CRYPTO_KEY_EXCHANGE_INIT);
      client.receive(PacketType.CRYPTO_KEY_EXCHANGE_INIT, init, 0, 128, this::keep);
      byte[] challenge = recorded(PacketType.CRYPTO_AUTH_CHALLENGE);
      HandshakeException refusal =
          assertThrows(
              HandshakeException.class,
              () -> client.receive(PacketType.CRYPTO_AUTH_CHALLENGE, challenge, 0, 33, this::keep));
      assertTrue(refusal.getMessage().contains("show yours with --key FILE"));
    }
  }

  private ClientHandshake untilKeyExchange() throws Exception {
    ClientHandshake client = untilParameters(new byte[7]);
    byte[] parameters = recorded(PacketType.CRYPTO_PARAMETERS);
    client.receive(PacketType.CRYPTO_PARAMETERS, parameters, 0, parameters.length, this::keep);
    return client;
  }

  /**
   * @param reserved the last seven bytes of the server's version
   */
  private ClientHandshake untilParameters(byte[] reserved) throws Exception {
    Settings settings =
        new Settings(null, false, RekeyPolicy.STANDARD, Extension.CHANNEL, Settings.Trust.NONE);
    ClientHandshake client =
        new ClientHandshake(Libsodium.instance(), settings, new BufferPool(), "192.0.2.7:27224");
    client.start(this::keep);
    byte[] version = recorded(PacketType.PROTOCOL_VERSION);
    version[4] = 1; // the recorded client announced a key, this one has none
    System.arraycopy(reserved, 0, version, 9, 7);
    client.receive(PacketType.PROTOCOL_VERSION, version, 0, version.length, this::keep);
    return client;
  }

  private static byte[] recorded(PacketType type) throws Exception {
    return RecordedSession.load("sshkeys").serverWire().stream()
        .filter(packet -> packet.type() == type)
        .findFirst()
        .orElseThrow()
        .payload()
        .toByteArray();
  }

  private void keep(PacketType type, byte[] payload, int offset, int length) {
    types.add(type);
    responses.add(Arrays.copyOfRange(payload, offset, offset + length));
  }
}
