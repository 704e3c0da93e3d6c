package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.XECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What libsodium computes, and the glue around it, against implementations that share no line with
 * it: the JDK's and BouncyCastle's.
 */
class IndependentCryptoTest {
  private final Libsodium sodium = Libsodium.instance();

  @Property(tries = 300)
  void secretboxIsThatOfBouncyCastle(@ForAll long seed, @ForAll @IntRange(max = 3000) int length) {
    Random random = new Random(seed);
    byte[] key = bytes(random, 32);
    byte[] nonce = bytes(random, SecretBox.NONCE_SIZE);
    byte[] head = bytes(random, 22);
    byte[] body = bytes(random, length);
    byte[] text = Libsodium.concat(head, body);
    byte[] expected = Libsodium.concat(nonce, sealed(key, nonce, text));

    SecretBox box = new SecretBox();
    box.key(key);
    byte[] packet = new byte[expected.length];
    assertEquals(packet.length, box.seal(nonce, head, body, 0, body.length, packet, 0));
    assertArrayEquals(expected, packet);

    assertTrue(box.open(expected, 0, expected.length));
    byte[] opened = new byte[text.length];
    box.text(0, opened, opened.length);
    assertArrayEquals(text, opened);
    expected[SecretBox.NONCE_SIZE + random.nextInt(expected.length - SecretBox.NONCE_SIZE)] ^= 4;
    assertFalse(box.open(expected, 0, expected.length));
    box.close();
  }

  /** The NaCl construction: Poly1305 under the stream's first 32 bytes, the text behind them. */
  private static byte[] sealed(byte[] key, byte[] nonce, byte[] text) {
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] macKey = new byte[32];
    stream.processBytes(macKey, 0, macKey.length, macKey, 0);
    byte[] box = new byte[SecretBox.MAC_SIZE + text.length];
    stream.processBytes(text, 0, text.length, box, SecretBox.MAC_SIZE);
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(macKey));
    mac.update(box, SecretBox.MAC_SIZE, text.length);
    mac.doFinal(box, 0);
    return box;
  }

  /**
   * Any 32 bytes may come as a peer's key, points beside the curve and with the top bit included.
   */
  @Property(tries = 200)
  void x25519IsThatOfTheJdk(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    byte[] own = bytes(random, 32);
    byte[] other = bytes(random, 32);
    byte[] peer = random.nextBoolean() ? sodium.publicKey(other) : other;
    assertArrayEquals(agreed(own, peer), sodium.sharedSecret(own, peer));
    byte[] base = new byte[32];
    base[0] = 9;
    assertArrayEquals(agreed(own, base), sodium.publicKey(own));
    try (KeyPair pair = new KeyPair(sodium, own.clone())) {
      assertArrayEquals(sodium.publicKey(own), pair.publicKey());
      assertArrayEquals(agreed(own, peer), pair.shared(peer));
    }
  }

  private static byte[] agreed(byte[] secret, byte[] peer) throws Exception {
    KeyFactory factory = KeyFactory.getInstance("X25519");
    byte[] u = reversed(peer);
    u[0] &= 0x7f; // RFC 7748 masks the top bit; the JDK takes a number
    PublicKey point =
        factory.generatePublic(
            new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, u)));
    assertTrue(point instanceof XECPublicKey);
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(
        factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
    agreement.doPhase(point, true);
    return agreement.generateSecret();
  }

  @Property(tries = 100)
  void signaturesAreThoseOfBouncyCastleAndTheJdk(
      @ForAll long seed, @ForAll @IntRange(max = 300) int length) throws Exception {
    Random random = new Random(seed);
    byte[] secret = bytes(random, IdentityKey.SIZE);
    byte[] message = bytes(random, length);
    try (Identity identity = Identities.ofSeed(secret)) {
      byte[] key = identity.key().bytes();
      byte[] signature = identity.sign(message);
      assertArrayEquals(signedByJdk(secret, message), signature);
      assertArrayEquals(signedByBouncyCastle(secret, message), signature);
      assertArrayEquals(
          new Ed25519PrivateKeyParameters(secret).generatePublicKey().getEncoded(), key);
      assertEverySays(true, signature, message, key);

      byte[] damaged = signature.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertEverySays(false, damaged, message, key);
      assertEverySays(false, signature, Libsodium.concat(message, new byte[1]), key);
    }
  }

  /** What decides in handshakes, what decides for agents, and the two others. */
  private void assertEverySays(boolean right, byte[] signature, byte[] message, byte[] key)
      throws Exception {
    assertEquals(right, sodium.verify(signature, message, key));
    assertEquals(right, IdentityKey.of(key, "").verifies(signature, message));
    assertEquals(right, verifiedByJdk(signature, message, key));
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, new Ed25519PublicKeyParameters(key));
    signer.update(message, 0, message.length);
    assertEquals(right, signer.verifySignature(signature));
  }

  private static byte[] signedByJdk(byte[] secret, byte[] message) throws Exception {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret)));
    signer.update(message);
    return signer.sign();
  }

  private static byte[] signedByBouncyCastle(byte[] secret, byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, new Ed25519PrivateKeyParameters(secret));
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  private static boolean verifiedByJdk(byte[] signature, byte[] message, byte[] key) {
    byte[] y = reversed(key);
    boolean odd = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new EdECPublicKeySpec(
                      NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y)))));
      signer.update(message);
      return signer.verify(signature);
    } catch (java.security.GeneralSecurityException e) {
      return false; // the JDK throws where a number is out of range
    }
  }

  @Property(tries = 200)
  void hkdfAndHmacAreThoseOfTheJdk(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int length) throws Exception {
    Random random = new Random(seed);
    byte[] salt = bytes(random, 32);
    byte[] secret = bytes(random, random.nextBoolean() ? 32 : 64);
    byte[] info = bytes(random, 1 + random.nextInt(100));
    byte[] expected =
        KDF.getInstance("HKDF-SHA256")
            .deriveData(
                HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .addSalt(salt)
                    .thenExpand(info, length));
    assertArrayEquals(expected, sodium.hkdf(salt, secret, info, length));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(salt, "HmacSHA256"));
    assertArrayEquals(mac.doFinal(info), sodium.hmac(salt, info));
    assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(info), sodium.sha256(info));
  }

  /** The shortest and the longest password, and letters of all lengths in UTF-8. */
  @ParameterizedTest
  @ValueSource(strings = {"12345678", "pässwörter €𝄞", "LONGEST"})
  void passwordKeysAreThoseOfBouncyCastle(String name) {
    String password = name.equals("LONGEST") ? "x".repeat(256) : name;
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withIterations(2)
            .withMemoryAsKB(65_536)
            .withParallelism(1)
            .withSalt("ascii-chat-passw".getBytes(StandardCharsets.US_ASCII))
            .build());
    byte[] expected = new byte[32];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), expected);
    assertArrayEquals(expected, PasswordKey.derive(sodium, password.toCharArray()));
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = Arrays.copyOf(bytes, bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
