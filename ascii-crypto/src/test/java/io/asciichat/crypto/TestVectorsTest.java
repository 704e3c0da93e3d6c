package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Values that were computed elsewhere. */
class TestVectorsTest {
  private static final String SHARED =
      "9e004098efc091d4ec2663b4e9f5cfd4d7064571690b4bea97ab146ab9f35056";

  private final Libsodium sodium = Libsodium.instance();

  @Test
  void keyExchange() {
    try (KeyPair server = new KeyPair(sodium, filled(32, 0x11));
        KeyPair client = new KeyPair(sodium, filled(32, 0x22))) {
      assertEquals(
          "7b4e909bbe7ffe44c465a220037d608ee35897d31ef972f07f74892cb0f73f13",
          hex(server.publicKey()));
      assertEquals(
          "0faa684ed28867b97f4a6a2dee5df8ce974e76b7018e3f22a1c4cf2678570f20",
          hex(client.publicKey()));
      assertArrayEquals(bytes(SHARED), client.shared(server.publicKey()));
      assertArrayEquals(bytes(SHARED), server.shared(client.publicKey()));
    }
  }

  @Test
  void proofs() {
    byte[] nonce = filled(32, 0x33);
    byte[] shared = bytes(SHARED);
    assertEquals(
        "8c1befd74848e384245f2eb405b2fdf8e4459d2a10f6f3f4db14f47e272f5798",
        hex(PasswordKey.proof(sodium, shared, nonce, shared)));
    byte[] key = PasswordKey.derive(sodium, "correct horse".toCharArray());
    assertEquals("3f033a9a1ea61c6a95c948d7f09ef77ae18004dd5e434c72e38bb70afb90c0e9", hex(key));
    assertEquals(
        "2a29395ed6793a39eabfe83c87b7f7389cf3b129a9c98ffe59c18dbadc21df46",
        hex(PasswordKey.proof(sodium, key, nonce, shared)));
  }

  @Test
  void signature() {
    byte[] identity = bytes("c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242");
    byte[] message = bytes("7b4e909bbe7ffe44c465a220037d608ee35897d31ef972f07f74892cb0f73f13");
    byte[] signature =
        bytes(
            "f7aa651ac72e46f710b6ca2c38a6311c769789025b23034ef4a301934c49ed6f"
                + "ab81fbe5e76fc350a7ef5efe76b05688b98b0c1ba74ce340e46dc1793ed9b401");
    assertTrue(sodium.verify(signature, message, identity));
    message[0] ^= 1;
    assertFalse(sodium.verify(signature, message, identity));
  }

  @Test
  void encryptedPing() throws Exception {
    Sealer sealer = new Sealer(new DirectionKey(bytes(SHARED), filled(16, 0x44)), false);
    byte[] out = new byte[Sealer.OVERHEAD];
    assertEquals(84, sealer.seal(PacketType.PING, new byte[0], 0, 0, 0, out, 0));
    assertEquals(
        "0000000a5c11c4a104b00000003ed1796e4600000000"
            + "444444444444444444444444444444440000000000000001"
            + "771b64a569c1c7cb54c447da060af847"
            + "531ec5c375bf79df533bb125c0d9e8a8cdaf62aef51a",
        hex(out));
    sealer.close();
  }

  @Test
  void framing() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0xe3069283, PacketHeader.crcOf(digits, 0, digits.length));
    byte[] mask = {0, 0, 0, 3};
    byte[] packet = new byte[26];
    PacketHeader.encode(
        PacketType.STREAM_START.code(), 4, PacketHeader.crcOf(mask, 0, 4), packet, 0);
    System.arraycopy(mask, 0, packet, 22, 4);
    assertEquals("0000000a5c11c4a1138d000000045b37b8330000000000000003", hex(packet));
  }

  /** RFC 5869, test case 1; its salt padded with zeros, which HMAC does anyway. */
  @Test
  void hkdf() {
    byte[] salt = Arrays.copyOf(bytes("000102030405060708090a0b0c"), 32);
    byte[] info = bytes("f0f1f2f3f4f5f6f7f8f9");
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        hex(sodium.hkdf(salt, filled(22, 0x0b), info, 42)));
  }

  @Test
  void keysOfLowOrderAndOurOwnKeyAreRefused() {
    try (KeyPair pair = new KeyPair(sodium)) {
      assertNull(pair.shared(new byte[32]));
      byte[] one = new byte[32];
      one[0] = 1;
      assertNull(pair.shared(one));
      // A point of order 8 (RFC 7748 curve; listed in libsodium's own blacklist).
      assertNull(
          pair.shared(bytes("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")));
      assertNull(pair.shared(pair.publicKey()));
      assertNotNull(pair.shared(sodium.publicKey(filled(32, 9))));
    }
  }

  @Test
  void wipedSecretsGiveOtherResults() {
    byte[] secret = filled(32, 0x22);
    KeyPair pair = new KeyPair(sodium, secret);
    pair.close();
    assertArrayEquals(new byte[32], secret);
  }

  private static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
