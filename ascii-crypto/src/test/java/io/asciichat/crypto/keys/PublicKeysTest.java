package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeysTest {
  private static final Path NOWHERE = Path.of("target", "no-such-home");
  private static final IdentityKey ONE = TestKeys.ofSeed(1);
  private static final IdentityKey TWO = TestKeys.ofSeed(2);

  @TempDir Path folder;

  @Test
  void everyFormOfAKeyIsRead() throws Exception {
    String line = ONE.openSshLine();
    assertEquals(List.of(ONE), read(line));
    assertEquals(List.of(ONE), read("  " + line + " me@here  "));
    assertEquals("me@here", read(line + " me@here").getFirst().comment());
    assertEquals(List.of(ONE), read(line.substring("ssh-ed25519 ".length())));
    assertEquals(List.of(ONE), read(ONE.hex()));
    assertEquals(List.of(ONE), read(ONE.hex().toUpperCase(Locale.ROOT)));
    Path file = Files.writeString(folder.resolve("key.pub"), line + "\n");
    assertEquals(List.of(ONE), read(file.toString()));
    assertEquals(List.of(ONE), read("~/key.pub"));
  }

  @Test
  void aListKeepsItsOrderAndEachKeyOnce() {
    assertEquals(List.of(TWO, ONE), read(TWO.hex() + ", " + ONE.openSshLine() + "," + TWO.hex()));
  }

  @Test
  void aFileHasAKeyInEachLineAndComments() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("allowed"),
            "\uFEFF# friends\r\n\r\n  " + ONE.openSshLine() + " one\r\n#x\n" + TWO.hex());
    assertEquals(List.of(ONE, TWO), read(file.toString()));
  }

  @Test
  void aMistakeNamesItsItemAndItsLine() throws Exception {
    Path file = Files.writeString(folder.resolve("allowed"), ONE.hex() + "\n# x\nssh-rsa AAAA\n");
    assertMistake(
        TWO.hex() + "," + file, ErrorCode.KEY, "key 2 of the list: '" + file + "' line 3: ");
    Files.writeString(file, ONE.hex() + "\nfrom=\"*\" " + TWO.openSshLine() + "\n");
    assertMistake(file.toString(), ErrorCode.KEY, "line 2: 'from=");
    assertMistake(ONE.hex() + ",,", ErrorCode.USAGE, "key 2 of the list: a key is missing");
    assertMistake("", ErrorCode.USAGE, "a key is missing");
    assertMistake(ONE.openSshLine().substring(0, 60), ErrorCode.KEY, "cut off");
    assertMistake("0".repeat(64), ErrorCode.KEY, "not an Ed25519 key");
    assertMistake("no-such-file", ErrorCode.USAGE, "does not exist");
    assertMistake(folder.toString(), ErrorCode.USAGE, "is a folder");
    assertMistake("a\0b", ErrorCode.USAGE, "not a key");
  }

  @Test
  void keysOfOtherKindsAreRefused() throws Exception {
    assertMistake("ssh-rsa AAAAB3NzaC1yc2E= me", ErrorCode.KEY, "ssh-rsa");
    assertMistake("ecdsa-sha2-nistp256 AAAA me", ErrorCode.KEY, "ecdsa-sha2-nistp256");
    assertMistake("sk-ssh-ed25519@openssh.com AAAA", ErrorCode.KEY, "sk-ssh-ed25519");
    Path secret = TestKeys.copy("plain", folder);
    assertMistake(secret.toString(), ErrorCode.KEY, "(.pub)");
    Path pgp = Files.writeString(folder.resolve("a"), "-----BEGIN PGP PUBLIC KEY BLOCK-----\n");
    assertMistake(pgp.toString(), ErrorCode.KEY, "gpg --import");
    Path none = Files.writeString(folder.resolve("b"), "# nothing\n");
    assertMistake(none.toString(), ErrorCode.KEY, "holds no key");
  }

  @Test
  void aListHasABound() {
    String keys =
        IntStream.rangeClosed(1, 33)
            .mapToObj(seed -> TestKeys.ofSeed(seed).hex())
            .collect(Collectors.joining(","));
    assertMistake(keys, ErrorCode.USAGE, "more than 32 keys");
    assertEquals(33, new PublicKeys(environment(), 33).read(keys).keys().size());
    for (int wrong : new int[] {0, -1, PublicKeys.MAX_KEYS + 1}) {
      assertThrows(AsciiChatException.class, () -> new PublicKeys(environment(), wrong));
    }
  }

  @Test
  void anAccountsKeysAreReadAndOthersLeftOut() throws Exception {
    try (KeySite site = new KeySite()) {
      PublicKeys reader = reader(site);
      String answer = "ssh-rsa AAAAB3NzaC1yc2E=\n" + ONE.openSshLine() + "\n" + TWO.openSshLine();
      site.page("/octo-cat.keys", answer + "\n");
      PublicKeys.Found found = reader.read("github:octo-cat");
      assertEquals(List.of(ONE, TWO), found.keys());
      assertEquals(List.of(), found.notes());
      assertEquals(found.keys(), reader.read(site.address("/octo-cat.keys").toString()).keys());
      site.fail(503);
      PublicKeys.Found kept = reader.read("github:octo-cat");
      assertEquals(List.of(ONE, TWO), kept.keys());
      assertEquals(1, kept.notes().size());
      site.fail(0);
      site.page("/octo-cat.keys", "ssh-rsa AAAAB3NzaC1yc2E=\n");
      assertMistake(reader, "github:octo-cat", ErrorCode.KEY, "no Ed25519 key");
      site.page("/octo-cat.keys", "<html>");
      assertMistake(reader, "github:octo-cat", ErrorCode.KEY, "no Ed25519 key");
      site.page("/octo-cat.keys", "\nssh-ed25519 AAAA\n");
      assertMistake(reader, "github:octo-cat", ErrorCode.KEY, "octo-cat.keys line 2: ");
      assertMistake(reader, ONE.hex() + ",github:none", ErrorCode.NETWORK, "key 2 of the list: ");
    }
  }

  @Test
  void whatIsNotAUserOrAnAddressDoesNotReachTheNetwork() {
    assertMistake("github:", ErrorCode.USAGE, "github:octocat");
    assertMistake("gitlab:../admin", ErrorCode.USAGE, "does not name a user");
    assertMistake("github:a/b", ErrorCode.USAGE, "does not name a user");
    assertMistake("github:me.gpg", ErrorCode.USAGE, "OpenPGP");
    assertMistake("http://example.org/k", ErrorCode.USAGE, "use https://");
    assertMistake("https://", ErrorCode.USAGE, "not an address");
    assertMistake("https://me:secret@example.org/", ErrorCode.USAGE, "not an address");
  }

  @Property(tries = 500)
  void anyLineIsAKeyOrRefusedInOneLine(@ForAll String line) {
    // Not as items: those would be looked for as files.
    for (String tried : new String[] {line, "ssh-ed25519 " + line, "AAAA" + line}) {
      try {
        KeyText.parse(tried);
      } catch (AsciiChatException e) {
        assertFalse(e.getMessage().contains("\n"));
      }
    }
  }

  @Property(tries = 200)
  void anyKeyIsReadAgainFromEveryForm(@ForAll @Size(32) byte[] seed) {
    IdentityKey key = IdentityKey.of(OpenSshPrivateKey.publicKey(seed), "a comment");
    for (String form : new String[] {key.openSshLine(), key.hex()}) {
      assertEquals(key, KeyText.parse(form));
    }
  }

  @Property(tries = 300)
  void anyBytesOfAnAgentAreReadOrRefused(@ForAll @Size(max = 200) byte[] answer) {
    try {
      SshAgent.listed(new SshFields(answer));
    } catch (IOException | AsciiChatException e) {
      assertFalse(String.valueOf(e.getMessage()).contains("\n"));
    }
  }

  @Test
  void aFileOfAnyBytesIsRefused() throws Exception {
    Path file = folder.resolve("bytes");
    for (byte[] bytes :
        new byte[][] {{(byte) 0xff, 0, '\n'}, "é".getBytes(StandardCharsets.UTF_16)}) {
      Files.write(file, bytes);
      assertMistake(file.toString(), ErrorCode.KEY, "line 1: ");
    }
  }

  private List<IdentityKey> read(String list) {
    return new PublicKeys(environment(), PublicKeys.DEFAULT_MAX_KEYS).read(list).keys();
  }

  private KeyEnvironment environment() {
    return TestKeys.environment(folder == null ? NOWHERE : folder, Map.of());
  }

  private PublicKeys reader(KeySite site) {
    return new PublicKeys(
        environment(),
        PublicKeys.DEFAULT_MAX_KEYS,
        new KeyWeb(
            folder.resolve("cache"), InstantSource.system(), site.trust(), Duration.ofSeconds(60)),
        new Gpg(environment()),
        Map.of("github:", site.address("/")));
  }

  private void assertMistake(String list, ErrorCode code, String words) {
    assertMistake(new PublicKeys(environment(), PublicKeys.DEFAULT_MAX_KEYS), list, code, words);
  }

  private static void assertMistake(PublicKeys reader, String list, ErrorCode code, String words) {
    AsciiChatException mistake = assertThrows(AsciiChatException.class, () -> reader.read(list));
    assertEquals(code, mistake.code(), mistake.getMessage());
    assertTrue(mistake.getMessage().contains(words), mistake.getMessage());
  }
}
