package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityKeyTest {
  @TempDir Path folder;

  @Test
  void everyFormIsThatOfOpenSsh() throws Exception {
    StringBuilder forms = new StringBuilder();
    for (String name : TestKeys.NAMES) {
      IdentityKey key = TestKeys.publicKey(name);
      assertEquals(TestKeys.text(name + ".pub").strip(), key.openSshLine());
      forms.append("256 " + key.fingerprint() + " " + key.comment() + " (ED25519)\n");
      forms.append(key.randomArt()).append('\n');
    }
    assertEquals(TestKeys.text("art.txt"), forms.toString());
  }

  @Test
  void theHexFormIsTheHashOfTheBytesAlone() throws Exception {
    StringBuilder hashes = new StringBuilder();
    for (String name : TestKeys.NAMES) {
      hashes.append(name + " " + TestKeys.publicKey(name).hexFingerprint() + "\n");
    }
    assertEquals(TestKeys.text("hex.txt"), hashes.toString());
  }

  @Test
  @Needs(Need.OPENSSH)
  void aHundredDrawingsAreThoseOfTheInstalledProgram() throws Exception {
    StringBuilder lines = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int seed = 0; seed < 100; seed++) {
      IdentityKey key = TestKeys.ofSeed(seed);
      lines.append(key.withComment("number " + seed).openSshLine()).append('\n');
      expected.append("256 " + key.fingerprint() + " number " + seed + " (ED25519)\n");
      expected.append(key.randomArt()).append('\n');
    }
    Path file = Files.writeString(folder.resolve("keys"), lines);
    String printed = TestKeys.run(Map.of(), "ssh-keygen", "-lvf", file.toString());
    assertEquals(expected.toString().strip(), printed);
  }

  @Test
  void theVectorOfTheProtocolIsMade() {
    IdentityKey key = TestKeys.ofSeed(0x55);
    assertEquals("c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242", key.hex());
    byte[] signature =
        HexFormat.of()
            .parseHex(
                "f7aa651ac72e46f710b6ca2c38a6311c769789025b23034ef4a301934c49ed6f"
                    + "ab81fbe5e76fc350a7ef5efe76b05688b98b0c1ba74ce340e46dc1793ed9b401");
    byte[] message =
        HexFormat.of().parseHex("7b4e909bbe7ffe44c465a220037d608ee35897d31ef972f07f74892cb0f73f13");
    assertTrue(key.verifies(signature, message));
    for (int at = 0; at < signature.length; at++) {
      signature[at] ^= 1;
      assertFalse(key.verifies(signature, message));
      signature[at] ^= 1;
    }
    assertFalse(key.verifies(new byte[63], message));
  }

  /** Points of low order: a signature for them can be made without a secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void whatIsNotAKeyIsRefused(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> IdentityKey.of(bytes, ""));
    assertEquals(ErrorCode.KEY, refusal.code());
  }

  @Test
  void anotherNumberOfBytesIsRefused() {
    assertThrows(AsciiChatException.class, () -> IdentityKey.of(new byte[31], ""));
    assertThrows(AsciiChatException.class, () -> IdentityKey.of(new byte[33], ""));
  }

  @Test
  void keysAreComparedByTheirBytesAlone() {
    IdentityKey key = TestKeys.ofSeed(1);
    assertEquals(key, key.withComment("other words"));
    assertEquals(key.hashCode(), key.withComment("other words").hashCode());
    assertNotEquals(key, TestKeys.ofSeed(2));
  }

  @Test
  void theBytesAreCopies() {
    IdentityKey key = TestKeys.ofSeed(1);
    byte[] before = key.bytes();
    key.bytes()[0] ^= 1;
    assertArrayEquals(before, key.bytes());
  }

  @Test
  void aCommentCannotMoveATerminal() {
    IdentityKey key = TestKeys.ofSeed(1).withComment("a\u001b[2Jb\u202ec\r\nd");
    assertEquals("a[2Jbc d", key.comment());
  }
}
