package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSshPrivateKeyTest {
  static final List<String> NAMES = TestKeys.NAMES;

  private static final Set<ErrorCode> REFUSALS = EnumSet.of(ErrorCode.KEY, ErrorCode.AUTH);
  private static final char[] PASSPHRASE = TestKeys.PASSPHRASE.toCharArray();
  private static final int MAGIC_SIZE = 15;

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyCipherIsRead(String name) throws Exception {
    OpenSshPrivateKey key = OpenSshPrivateKey.of(TestKeys.bytes(name), name);
    assertEquals(TestKeys.publicKey(name), key.key());
    assertEquals(!name.equals("plain"), key.isEncrypted());
    try (Identity identity = key.identity(key.isEncrypted() ? PASSPHRASE : null)) {
      byte[] message = new byte[32];
      assertTrue(identity.key().verifies(identity.sign(message), message));
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void aWrongPassphraseIsToldFromDamage(String name) throws Exception {
    OpenSshPrivateKey key = OpenSshPrivateKey.of(TestKeys.bytes(name), name);
    if (key.isEncrypted()) {
      for (String wrong : new String[] {"", "Open sesame", "open sesame "}) {
        AsciiChatException refusal =
            assertThrows(AsciiChatException.class, () -> key.seed(wrong.toCharArray()));
        assertEquals(ErrorCode.AUTH, refusal.code());
        assertFalse(refusal.getMessage().contains("sesame"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "aes256-ctr", "aes256-gcm"})
  void aFileThatIsCutAnywhereIsRefused(String name) throws Exception {
    byte[] whole = TestKeys.bytes(name);
    String end = "-----END OPENSSH PRIVATE KEY-----";
    int last = new String(whole, StandardCharsets.US_ASCII).indexOf(end);
    for (int length = 0; length < last + end.length(); length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      AsciiChatException refusal =
          assertThrows(AsciiChatException.class, () -> OpenSshPrivateKey.of(cut, "it"));
      assertEquals(ErrorCode.KEY, refusal.code());
    }
  }

  /** The lines around it are whole: what is inside ends too early, at any byte. */
  @Test
  void aBlobThatIsCutAnywhereIsRefused() throws Exception {
    byte[] blob = blob("plain");
    for (int length = 0; length < blob.length; length++) {
      assertRefused(wrapped(Arrays.copyOf(blob, length)));
    }
    assertRefused(wrapped(Arrays.copyOf(blob, blob.length + 1)));
  }

  @Test
  void noChangedByteGivesAnotherKey() throws Exception {
    byte[] blob = blob("plain");
    byte[] seed = OpenSshPrivateKey.of(wrapped(blob), "it").seed(null);
    for (int at = 0; at < blob.length; at++) {
      blob[at] ^= 1;
      try {
        assertArrayEquals(seed, OpenSshPrivateKey.of(wrapped(blob), "it").seed(null), "byte " + at);
      } catch (AsciiChatException e) {
        assertTrue(REFUSALS.contains(e.code()), e.getMessage());
      }
      blob[at] ^= 1;
    }
  }

  @Test
  void aSecretThatDoesNotFitItsPublicKeyIsRefused() throws Exception {
    byte[] blob = blob("plain");
    byte[] known = TestKeys.publicKey("plain").bytes();
    int at =
        new String(blob, StandardCharsets.ISO_8859_1)
            .indexOf(new String(known, StandardCharsets.ISO_8859_1));
    System.arraycopy(TestKeys.ofSeed(7).bytes(), 0, blob, at, known.length);
    OpenSshPrivateKey key = OpenSshPrivateKey.of(wrapped(blob), "it");
    assertEquals(TestKeys.ofSeed(7), key.key());
    AsciiChatException refusal = assertThrows(AsciiChatException.class, () -> key.seed(null));
    assertTrue(refusal.getMessage().contains("do not fit"), refusal.getMessage());
  }

  @Test
  void workWithoutEndIsRefusedBeforeItBegins() throws Exception {
    byte[] blob = blob("aes256-ctr");
    int at = MAGIC_SIZE + 4 + "aes256-ctr".length() + 4 + "bcrypt".length() + 4 + 4 + 16;
    assertEquals(4, ByteBuffer.wrap(blob).getInt(at));
    ByteBuffer.wrap(blob).putInt(at, Integer.MAX_VALUE);
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> OpenSshPrivateKey.of(wrapped(blob), "it"));
    assertTrue(refusal.getMessage().contains("2147483647 rounds"), refusal.getMessage());
  }

  @Test
  void severalKeysInOneFileAreRefused() throws Exception {
    byte[] blob = blob("plain");
    int at = MAGIC_SIZE + 4 + 4 + 4 + 4 + 4;
    assertEquals(1, ByteBuffer.wrap(blob).getInt(at));
    ByteBuffer.wrap(blob).putInt(at, 2);
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> OpenSshPrivateKey.of(wrapped(blob), "it"));
    assertTrue(refusal.getMessage().contains("one key"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ecdsa", "rsa-pem"})
  void otherKindsAreRefusedWithWhatToDo(String name) throws Exception {
    byte[] file = TestKeys.bytes(name);
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> OpenSshPrivateKey.of(file, "it"));
    assertEquals(ErrorCode.KEY, refusal.code());
    assertTrue(refusal.getMessage().contains("ssh-keygen -t ed25519"), refusal.getMessage());
  }

  @Test
  void keysOfOtherProgramsAreNamed() {
    assertTrue(refusal("PuTTY-User-Key-File-3: ssh-ed25519\n").contains("a key of PuTTY"));
    assertTrue(refusal("-----BEGIN PRIVATE KEY-----\nMC4=\n").contains("(PRIVATE KEY)"));
    assertTrue(
        refusal("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n").contains("(PGP PRIVATE KEY BLOCK)"));
    assertTrue(refusal("hello").contains("not a private key"));
    assertTrue(
        refusal("-----BEGIN OPENSSH PRIVATE KEY-----\n@@\n-----END OPENSSH PRIVATE KEY-----\n")
            .contains("not base64"));
  }

  private static String refusal(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.US_ASCII);
    return assertThrows(AsciiChatException.class, () -> OpenSshPrivateKey.of(bytes, "it"))
        .getMessage();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    byte[] seed = HexFormat.of().parseHex("42".repeat(32));
    for (char[] passphrase : new char[][] {null, "größer".toCharArray()}) {
      byte[] file = OpenSshPrivateKey.write(seed, "me", passphrase, new SecureRandom());
      OpenSshPrivateKey read = OpenSshPrivateKey.of(file, "it");
      assertEquals(passphrase != null, read.isEncrypted());
      assertArrayEquals(seed, read.seed(passphrase));
    }
  }

  @Test
  void nothingPrintsASecret() throws Exception {
    OpenSshPrivateKey key = OpenSshPrivateKey.of(TestKeys.bytes("plain"), "it");
    String seed = HexFormat.of().formatHex(key.seed(null));
    Identity identity = key.identity(null);
    assertFalse((key + " " + identity).contains(seed));
    identity.close();
    assertThrows(IllegalStateException.class, () -> identity.sign(new byte[32]));
    key.wipe();
    assertThrows(AsciiChatException.class, () -> key.seed(null));
  }

  @Property(tries = 2000)
  void anyBytesAreRefusedInOneLine(@ForAll @Size(max = 400) byte[] bytes) {
    assertRefused(bytes);
    assertRefused(wrapped(bytes));
  }

  @Property(tries = 500)
  void anyThreeChangesLeaveTheKeyOrAreRefused(
      @ForAll @Size(3) int[] places, @ForAll @IntRange(min = 1, max = 255) int change)
      throws Exception {
    byte[] blob = blob("plain");
    byte[] seed = OpenSshPrivateKey.of(wrapped(blob), "it").seed(null);
    for (int place : places) {
      blob[Math.floorMod(place, blob.length)] ^= (byte) change;
    }
    try {
      assertArrayEquals(seed, OpenSshPrivateKey.of(wrapped(blob), "it").seed(null));
    } catch (AsciiChatException e) {
      assertTrue(REFUSALS.contains(e.code()), e.getMessage());
    }
  }

  private static void assertRefused(byte[] file) {
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> OpenSshPrivateKey.of(file, "it").seed(null));
    assertTrue(REFUSALS.contains(refusal.code()), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"));
  }

  private static byte[] blob(String name) throws Exception {
    String body = TestKeys.text(name).replaceAll("-----[A-Z ]+-----|\\s", "");
    return Base64.getDecoder().decode(body);
  }

  private static byte[] wrapped(byte[] blob) {
    return ("-----BEGIN OPENSSH PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(blob)
            + "\n-----END OPENSSH PRIVATE KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
