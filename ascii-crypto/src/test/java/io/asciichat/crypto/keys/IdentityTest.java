package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final byte[] MESSAGE = new byte[32];

  private static final Identity.PassphraseSource UNASKED =
      (file, attempt) -> {
        throw new AssertionError("no passphrase is needed");
      };

  @TempDir Path folder;

  @Test
  void aPlainFileIsOpenedWithoutAQuestion() throws Exception {
    Path file = TestKeys.copy("plain", folder);
    try (Identity identity = open(file, UNASKED)) {
      assertEquals(TestKeys.publicKey("plain"), identity.key());
      assertTrue(identity.key().verifies(identity.sign(MESSAGE), MESSAGE));
    }
  }

  @Test
  void aFileInTheHomeFolderIsFound() throws Exception {
    TestKeys.copy("plain", folder);
    try (Identity identity =
        Identities.open("~/plain", TestKeys.environment(folder, Map.of()), UNASKED)) {
      assertEquals(TestKeys.publicKey("plain"), identity.key());
    }
  }

  @Test
  void aPassphraseIsAskedForUntilItIsRightAndWiped() throws Exception {
    Path file = TestKeys.copy("aes256-cbc", folder);
    List<char[]> given = new ArrayList<>();
    Identity.PassphraseSource source =
        (asked, attempt) -> {
          assertEquals(file, asked);
          assertEquals(given.size() + 1, attempt);
          given.add((attempt < 3 ? "wrong" : TestKeys.PASSPHRASE).toCharArray());
          return given.getLast();
        };
    try (Identity identity = open(file, source)) {
      assertTrue(identity.key().verifies(identity.sign(MESSAGE), MESSAGE));
    }
    assertEquals(3, given.size());
    given.forEach(passphrase -> assertArrayEquals(new char[passphrase.length], passphrase));
  }

  @Test
  void withoutAPassphraseTheFileStaysClosed() throws Exception {
    Path file = TestKeys.copy("aes256-ctr", folder);
    AsciiChatException none = refusal(file, (asked, attempt) -> null);
    assertEquals(ErrorCode.AUTH, none.code());
    assertTrue(none.getMessage().contains("ASCII_CHAT_KEY_PASSWORD"), none.getMessage());
    AsciiChatException wrong =
        refusal(file, (asked, attempt) -> attempt == 1 ? "wrong".toCharArray() : null);
    assertEquals(ErrorCode.AUTH, wrong.code());
    assertTrue(wrong.getMessage().contains("is wrong"), wrong.getMessage());
  }

  @Test
  void aFileThatOthersReadIsRefusedBeforeAQuestion() throws Exception {
    for (String name : List.of("plain", "aes256-ctr")) {
      Path file = TestKeys.copy(name, folder);
      for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        AsciiChatException refusal = refusal(file, UNASKED);
        assertEquals(ErrorCode.KEY, refusal.code());
        assertTrue(refusal.getMessage().contains("chmod 600 " + file), refusal.getMessage());
      }
    }
  }

  @Test
  void whatIsNotAKeyFileIsRefused() throws Exception {
    assertEquals(ErrorCode.USAGE, refusal(folder.resolve("none"), UNASKED).code());
    assertEquals(ErrorCode.USAGE, refusal(folder, UNASKED).code());
    assertEquals(ErrorCode.KEY, refusal(TestKeys.copy("rsa", folder), UNASKED).code());
    Path empty = TestKeys.write(folder.resolve("empty"), new byte[0]);
    assertTrue(refusal(empty, UNASKED).getMessage().contains("is empty"));
  }

  @Test
  void aPublicKeyNeedsAnAgent() throws Exception {
    Path file = TestKeys.copy("plain.pub", folder);
    AsciiChatException refusal = refusal(file, UNASKED);
    assertEquals(ErrorCode.KEY, refusal.code());
    assertTrue(refusal.getMessage().contains("no SSH agent"), refusal.getMessage());
  }

  @Test
  @Needs(Need.OPENSSH)
  void theAgentSignsForAPublicKeyAndForAnEncryptedFile() throws Exception {
    Path socket = folder.resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(agent.getInputStream(), StandardCharsets.UTF_8))) {
      said.readLine(); // written when it listens
      Map<String, String> variables = Map.of("SSH_AUTH_SOCK", socket.toString());
      Path file = TestKeys.copy("plain", folder);
      TestKeys.copy("plain.pub", folder);
      TestKeys.run(variables, "ssh-add", file.toString());
      TestKeys.run(
          variables, "ssh-keygen", "-p", "-a", "1", "-P", "", "-N", "secret", "-f", file + "");
      KeyEnvironment environment = TestKeys.environment(folder, variables);
      for (String name : List.of(file.toString(), file + ".pub")) {
        try (Identity identity = Identities.open(name, environment, UNASKED)) {
          assertEquals(TestKeys.publicKey("plain"), identity.key());
          assertTrue(identity.key().verifies(identity.sign(MESSAGE), MESSAGE));
        }
      }
      Path other = TestKeys.copy("aes256-ctr.pub", folder);
      AsciiChatException refusal =
          assertThrows(
              AsciiChatException.class,
              () -> Identities.open(other.toString(), environment, UNASKED));
      assertTrue(refusal.getMessage().contains("does not hold"), refusal.getMessage());
      Identity kept = Identities.open(file + ".pub", environment, UNASKED);
      TestKeys.run(variables, "ssh-add", "-q", "-D");
      AsciiChatException gone = assertThrows(AsciiChatException.class, () -> kept.sign(MESSAGE));
      assertTrue(gone.getMessage().contains("it refuses"), gone.getMessage());
      assertFalse(gone.getMessage().contains("\n"));
    } finally {
      agent.destroy();
    }
  }

  @Test
  void aBrokenAgentDoesNotKeepAFileClosed() throws Exception {
    Path file = TestKeys.copy("aes256-cbc", folder);
    KeyEnvironment environment =
        TestKeys.environment(folder, Map.of("SSH_AUTH_SOCK", folder.resolve("none").toString()));
    try (Identity identity =
        Identities.open(
            file.toString(), environment, (asked, attempt) -> TestKeys.PASSPHRASE.toCharArray())) {
      assertTrue(identity.key().verifies(identity.sign(MESSAGE), MESSAGE));
    }
    AsciiChatException refusal =
        assertThrows(
            AsciiChatException.class,
            () ->
                Identities.open(
                    TestKeys.copy("plain.pub", folder).toString(), environment, UNASKED));
    assertTrue(refusal.getMessage().contains("cannot be used"), refusal.getMessage());
  }

  private Identity open(Path file, Identity.PassphraseSource source) {
    return Identities.open(file.toString(), TestKeys.environment(folder, Map.of()), source);
  }

  private AsciiChatException refusal(Path file, Identity.PassphraseSource source) {
    return assertThrows(AsciiChatException.class, () -> open(file, source));
  }
}
