package io.asciichat.core.packet.handshake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HandshakeCodecsTest {
  private static final ByteSlice KEY = filled(32, 7);

  @Test
  void theTableHoldsEveryTypeOnce() {
    Set<PacketType> types =
        HandshakeCodecs.all().stream().map(PacketCodec::type).collect(Collectors.toSet());
    assertEquals(HandshakeCodecs.all().size(), types.size());
    for (PacketType type : PacketType.values()) {
      boolean expected = type == PacketType.PROTOCOL_VERSION || type.alwaysPlain();
      assertEquals(expected, types.contains(type), type.name());
      assertEquals(expected, HandshakeCodecs.of(type) != null, type.name());
    }
  }

  @Property(tries = 300)
  void whateverDecodesEncodesToTheSameBytes(
      @ForAll @IntRange(max = 14) int codecIndex,
      @ForAll @IntRange(max = 200) int length,
      @ForAll long seed) {
    PacketCodec<?> codec = HandshakeCodecs.all().get(codecIndex);
    byte[] payload = new byte[length];
    new Random(seed).nextBytes(payload);
    int reserved =
        codec.type() == PacketType.CRYPTO_PARAMETERS
            ? 3
            : codec.type() == PacketType.CRYPTO_AUTH_FAILED ? 7 : 0;
    Arrays.fill(payload, Math.max(0, length - reserved), length, (byte) 0);
    try {
      assertRoundTrip(codec, payload);
    } catch (MalformedPacketException e) {
      assertFalse(e.getMessage() == null);
    }
  }

  @Test
  void sizesOutsideTheRulesAreRefused() {
    int[][] allowed = {
      {1, 16}, {1000, 32}, {1100, 10}, {1101, 18}, {1102, 32, 128}, {1103, 32, 128, 129},
      {1104, 33}, {1105, 33, 64, 97, 105, 137}, {1106, 8}, {1107, 32}, {1108, 0}, {1109, 0},
      {1201, 32}, {1202, 32}, {1203, 1, 41}
    };
    for (int[] row : allowed) {
      PacketType type = PacketType.of(row[0]);
      PacketCodec<?> codec =
          HandshakeCodecs.all().stream().filter(c -> c.type() == type).findFirst().orElseThrow();
      for (int i = 1; i < row.length; i++) {
        int size = row[i];
        assertTrue(decodes(codec, size), () -> type + " of " + size);
      }
      assertFalse(decodes(codec, row[row.length - 1] + 41), () -> type + " too long");
      assertFalse(row[1] > 0 && decodes(codec, row[1] - 1), () -> type + " too short");
    }
    assertFalse(decodes(KeyExchangeInit.CODEC, 127));
    assertFalse(decodes(KeyExchangeResponse.CODEC, 33));
    assertFalse(decodes(RekeyComplete.CODEC, 2));
  }

  @Test
  void wellKnownPacketsHaveTheirWellKnownBytes() {
    assertPacket(
        "0000000a5c11c4a1 0001 00000010 148fb3db 00000000 00010000 01 00 00 0000 00000000000000",
        ProtocolVersion.CODEC,
        ProtocolVersion.of(ProtocolVersion.ENCRYPT, filled(7, 0)));
    assertPacket(
        "0000000a5c11c4a1 044c 0000000a 10db743a 00000000 0001 0001 0001 00 01 00 01",
        CryptoCapabilities.CODEC,
        CryptoCapabilities.of(ProtocolVersion.ENCRYPT));
    assertPacket(
        "0000000a5c11c4a1 044d 00000012 f73826b3 00000000"
            + "01 00 01 00 0020 0000 0000 0020 18 10 20 000000",
        CryptoParameters.CODEC,
        CryptoParameters.anonymous());
  }

  @Test
  void identityIsThereOrNot() throws MalformedPacketException {
    KeyExchangeInit simple = new KeyExchangeInit(KEY, null);
    assertEquals(32, HandshakeCodecs.encode(KeyExchangeInit.CODEC, simple).length);
    KeyExchangeInit signed =
        new KeyExchangeInit(KEY, new SignedIdentity(filled(32, 3), filled(64, 4)));
    byte[] bytes = HandshakeCodecs.encode(KeyExchangeInit.CODEC, signed);
    assertEquals(128, bytes.length);
    assertEquals(signed, HandshakeCodecs.decode(KeyExchangeInit.CODEC, bytes, 0, 128));
  }

  @Test
  void theLongResponseWithoutIdentityHas129Bytes() {
    byte[] bytes =
        HandshakeCodecs.encode(
            KeyExchangeResponse.CODEC, KeyExchangeResponse.of(KEY, SignedIdentity.NONE));
    assertEquals(129, bytes.length);
    assertArrayEquals(new byte[97], Arrays.copyOfRange(bytes, 32, 129));
  }

  @Test
  void gpgIdsHaveOneOfTheirLengths() {
    byte[] bytes = new byte[129 + 8];
    bytes[128] = 8;
    assertTrue(decodes(KeyExchangeResponse.CODEC, bytes));
    bytes[128] = 7;
    assertFalse(decodes(KeyExchangeResponse.CODEC, bytes));
    bytes[128] = 16;
    assertFalse(decodes(KeyExchangeResponse.CODEC, bytes));
  }

  @Test
  void bothFormsOfAnAnswerAreReadFromTheSameBytes() throws MalformedPacketException {
    byte[] bytes = new byte[97];
    Arrays.fill(bytes, 0, 32, (byte) 1);
    Arrays.fill(bytes, 32, 64, (byte) 2);
    Arrays.fill(bytes, 64, 96, (byte) 3);
    AuthResponse answer = HandshakeCodecs.decode(AuthResponse.CODEC, bytes, 0, bytes.length);
    assertTrue(answer.canBePassword() && answer.canBeKey());
    assertEquals(filled(32, 1), answer.proof());
    assertEquals(filled(32, 2), answer.passwordNonce());
    assertEquals(filled(32, 3), answer.keyNonce());
    assertEquals(64, answer.signature().length());
    AuthResponse bare = HandshakeCodecs.decode(AuthResponse.CODEC, bytes, 0, 33);
    assertFalse(bare.canBePassword() || bare.canBeKey());
    assertThrows(IllegalStateException.class, bare::passwordNonce);
  }

  @Test
  void unknownChallengeFlagsAreRefused() {
    byte[] bytes = new byte[33];
    bytes[0] = 4;
    assertFalse(decodes(AuthChallenge.CODEC, bytes));
  }

  private static <T> void assertPacket(String hex, PacketCodec<T> codec, T payload) {
    byte[] body = HandshakeCodecs.encode(codec, payload);
    byte[] packet = new byte[PacketHeader.SIZE + body.length];
    PacketHeader.encode(
        codec.type().code(), body.length, PacketHeader.crcOf(body, 0, body.length), packet, 0);
    System.arraycopy(body, 0, packet, PacketHeader.SIZE, body.length);
    assertEquals(hex.replace(" ", ""), HexFormat.of().formatHex(packet));
  }

  private static <T> void assertRoundTrip(PacketCodec<T> codec, byte[] payload)
      throws MalformedPacketException {
    T decoded = codec.decode(new PacketReader(payload, 0, payload.length));
    PacketWriter out = new PacketWriter();
    codec.encode(decoded, out);
    assertArrayEquals(payload, out.toByteArray());
    assertEquals(decoded, codec.decode(new PacketReader(payload, 0, payload.length)));
  }

  private static boolean decodes(PacketCodec<?> codec, int size) {
    return decodes(codec, new byte[size]);
  }

  private static boolean decodes(PacketCodec<?> codec, byte[] payload) {
    try {
      assertRoundTrip(codec, payload);
      return true;
    } catch (MalformedPacketException e) {
      return false;
    }
  }

  private static ByteSlice filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return ByteSlice.of(bytes);
  }
}
