package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands keygen and fingerprint. */
class KeyCommandsTest {
  private static final String PASSPHRASE = "open sesame";

  @TempDir private Path home;
  private TestShell shell;

  @BeforeEach
  void open() {
    shell = new TestShell(home);
  }

  @Test
  void aKeyIsMadeBesideTheConfiguration() throws Exception {
    assertEquals(0, shell.run("keygen", "--comment", "ann"), shell.err());
    Path file = home.resolve(".config/ascii-chat/id_ed25519");
    IdentityKey key = KeyFile.publicKey(file);
    assertEquals("private key  " + file + " (not encrypted; keep it secret)", line(0));
    assertEquals("public key   " + file + ".pub", line(1));
    assertEquals(
        PosixFilePermissions.fromString("rwx------"),
        Files.getPosixFilePermissions(file.getParent()));
    assertEquals("", shell.err());
    assertTrue(shell.out().contains(key.fingerprint()) && shell.out().contains(" ann\n"));
    assertEquals(0, shell.run("fingerprint", file + ".pub"), shell.err());
  }

  @Test
  void fingerprintsAreShownInEveryForm() {
    String hex = "c6822637c7d310ec57627be00ba259d253749f4aaf644470cffbe53a35f73242";
    assertEquals(0, shell.run("fingerprint", hex), shell.err());
    assertEquals(
        """
        key          ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMaCJjfH0xDsV2J74AuiWdJTdJ9Kr2REcM/75To19zJC
        OpenSSH      SHA256:G0rarR9Wy+cqC2YbqeAoaVmUU9hm1OPuwLi2DueJAYU
        C program    b4c1ece898ece24e24e601232f95c6a18971689a0dd669e6d78218537c21c389
        """,
        shell.out().lines().limit(3).reduce("", (all, next) -> all + next + "\n"));
    assertEquals(14, shell.out().lines().count());
  }

  @Test
  void aPrivateFileIsShownWithoutItsPassphrase() throws Exception {
    Path file = home.resolve("id");
    shell.with("ASCII_CHAT_KEY_PASSWORD", PASSPHRASE);
    assertEquals(0, shell.run("keygen", file.toString()), shell.err());
    assertTrue(line(0).contains("(encrypted"), shell.out());
    assertFalse((shell.out() + shell.err()).contains(PASSPHRASE));
    KeyEnvironment environment = KeyEnvironment.of(Map.of(), home);
    try (Identity identity =
        Identities.open(file.toString(), environment, (asked, n) -> PASSPHRASE.toCharArray())) {
      TestShell other = new TestShell(home);
      assertEquals(0, other.run("fingerprint", file.toString()), other.err());
      assertTrue(other.out().contains(identity.key().fingerprint()), other.out());
      assertFalse(other.out().contains("PRIVATE"));
    }
  }

  @Test
  void aKeyIsReplacedOnlyWhenThatIsAsked() throws Exception {
    String file = home.resolve("id").toString();
    assertEquals(0, shell.run("keygen", file), shell.err());
    IdentityKey first = KeyFile.publicKey(Path.of(file));
    assertEquals(2, shell.run("keygen", file));
    assertTrue(shell.err().contains("'" + file + "' exists"), shell.err());
    assertEquals(1, shell.err().lines().count());
    assertEquals(first, KeyFile.publicKey(Path.of(file)));
    assertEquals(0, shell.run("keygen", file, "--replace-key"), shell.err());
    assertFalse(first.equals(KeyFile.publicKey(Path.of(file))));
  }

  @Test
  void withoutATerminalAPassphraseComesFromTheEnvironment() {
    String file = home.resolve("id").toString();
    assertEquals(2, shell.run("keygen", file, "--ask-passphrase"));
    assertTrue(shell.err().contains("ASCII_CHAT_KEY_PASSWORD"), shell.err());
    assertTrue(Files.notExists(Path.of(file)));
    shell.with("ASCII_CHAT_KEY_PASSWORD", "half \ufffd lost");
    assertEquals(2, shell.run("keygen", file));
    assertTrue(shell.err().contains("not UTF-8"), shell.err());
  }

  @Test
  void keysThatCannotBeUsedAreRefusedWithTheirCode() throws Exception {
    Path rsa = Files.writeString(home.resolve("rsa.pub"), "ssh-rsa AAAAB3NzaC1yc2E= me\n");
    assertEquals(61, shell.run("fingerprint", rsa.toString()));
    assertTrue(shell.err().contains("ssh-keygen -t ed25519"), shell.err());
    assertEquals(61, shell.run("fingerprint", "ssh-ed25519 AAAA"));
    assertEquals(2, shell.run("fingerprint", "gpg:me"));
    assertEquals(2, shell.run("fingerprint", home.resolve("none").toString()));
    assertEquals("", shell.out());
  }

  private String line(int index) {
    return shell.out().lines().toList().get(index);
  }
}
