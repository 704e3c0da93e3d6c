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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final char[] PASSPHRASE = TestKeys.PASSPHRASE.toCharArray();

  @TempDir Path folder;

  @Test
  @Needs(Need.OPENSSH)
  void openSshReadsWhatIsMade() throws Exception {
    Path file = folder.resolve("id");
    IdentityKey key = KeyFile.generate(file, "me@here", null, false);
    assertEquals(key.openSshLine(), TestKeys.run(Map.of(), "ssh-keygen", "-yf", file.toString()));
    Path encrypted = folder.resolve("encrypted");
    IdentityKey other = KeyFile.generate(encrypted, "me@here", PASSPHRASE, false);
    assertEquals(
        other.openSshLine(),
        TestKeys.run(
            Map.of(), "ssh-keygen", "-yf", encrypted.toString(), "-P", TestKeys.PASSPHRASE));
    assertNotEquals(key, other);
  }

  @Test
  void thePublicKeyStandsBesideAndOnlyTheOwnerReadsThePrivateOne() throws Exception {
    Path file = folder.resolve("id");
    IdentityKey key = KeyFile.generate(file, "me@here", null, false);
    Path publicFile = folder.resolve("id.pub");
    assertEquals(key.openSshLine() + "\n", Files.readString(publicFile));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertEquals(key, KeyFile.publicKey(file));
    assertEquals(key, KeyFile.publicKey(publicFile));
    assertEquals(List.of("id", "id.pub"), names());
  }

  @Test
  void noKeyIsOverwrittenUnasked() throws Exception {
    Path file = folder.resolve("id");
    KeyFile.generate(file, "", null, false);
    byte[] before = Files.readAllBytes(file);
    assertUsage(() -> KeyFile.generate(file, "", null, false));
    Files.delete(file);
    assertUsage(() -> KeyFile.generate(file, "", null, false));
    assertFalse(Files.exists(file));
    Files.write(file, before);
    Files.delete(folder.resolve("id.pub"));
    assertUsage(() -> KeyFile.generate(file, "", null, false));
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(List.of("id"), names());
  }

  @Test
  void aKeyIsOverwrittenWhenThatIsMeant() throws Exception {
    Path file = folder.resolve("id");
    Files.writeString(file, "open to all");
    IdentityKey key = KeyFile.generate(file, "", null, true);
    assertEquals(key, KeyFile.publicKey(file));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertEquals(List.of("id", "id.pub"), names());
  }

  @Test
  void whatCannotBeWrittenIsToldInOneLine() {
    AsciiChatException noFolder =
        assertThrows(
            AsciiChatException.class,
            () -> KeyFile.generate(folder.resolve("none/id"), "", null, false));
    assertEquals(ErrorCode.FILE, noFolder.code());
    assertUsage(() -> KeyFile.generate(folder, "", null, true));
    assertUsage(() -> KeyFile.generate(folder.resolve("id"), "", new char[0], true));
  }

  @Test
  void thePublicKeyOfAnEncryptedFileNeedsNoPassphrase() throws Exception {
    Path file = TestKeys.copy("aes256-gcm", folder);
    assertEquals(TestKeys.publicKey("aes256-gcm"), KeyFile.publicKey(file));
  }

  @Test
  void aFileWithoutAKeyIsRefused() throws Exception {
    Path file = folder.resolve("file");
    assertUsage(() -> KeyFile.publicKey(file));
    assertUsage(() -> KeyFile.publicKey(folder));
    for (String content : List.of("", "hello", "ssh-ed25519 AAAA", "x".repeat(70_000))) {
      Files.writeString(file, content);
      AsciiChatException refusal =
          assertThrows(AsciiChatException.class, () -> KeyFile.publicKey(file));
      assertEquals(ErrorCode.KEY, refusal.code());
      assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
    }
  }

  private static void assertUsage(Executable call) {
    assertEquals(ErrorCode.USAGE, assertThrows(AsciiChatException.class, call).code());
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
