package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpgTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final String FINGERPRINT = "ACB772E840C15A6BDB0BF1237F064F0D3514A663";

  @TempDir Path folder;

  @Test
  void theListingOfTheProgramIsRead() throws Exception {
    List<Gpg.Found> found = Gpg.listed(TestKeys.text("gpg-listing.txt"));
    assertEquals(1, found.size());
    Gpg.Found key = found.getFirst();
    assertEquals(
        "fae30bd4aa0571bcc8f2788161cb47608ff41c91f48db2e69eeadf379c66dac3", key.key().hex());
    assertEquals(FINGERPRINT, key.fingerprint());
    assertEquals("CF615E345A674163EDE0ABC64D08BADC15034BAD", key.grip());
  }

  @Test
  void keysThatAreNotValidAnyMoreAreLeftOut() throws Exception {
    String listing = TestKeys.text("gpg-listing.txt");
    for (String state : List.of("r", "e", "d", "i", "n")) {
      assertEquals(
          List.of(), Gpg.listed(listing.replace("pub:u:255:22", "pub:" + state + ":255:22")));
    }
    assertEquals(List.of(), Gpg.listed(listing.replace(":ed25519:", ":cv25519:")));
  }

  @Property
  void anyListingIsReadOrSkipped(@ForAll String noise, @ForAll int place) throws Exception {
    String listing = TestKeys.text("gpg-listing.txt");
    int at = Math.floorMod(place, listing.length());
    Gpg.listed(noise);
    List<Gpg.Found> found = Gpg.listed(listing.substring(0, at) + noise + listing.substring(at));
    assertTrue(found.size() <= 1);
  }

  @Property
  void anyAnswerHasASignatureOrNone(@ForAll byte[] answer) {
    assertNull(Gpg.signature(answer));
  }

  @Test
  void aCutAnswerHasNone() {
    String whole =
        "D (7:sig-val(5:eddsa(1:r32:" + "r".repeat(32) + ")(1:s32:" + "s".repeat(32) + ")))";
    byte[] expected = ("r".repeat(32) + "s".repeat(32)).getBytes(StandardCharsets.US_ASCII);
    assertArrayEquals(expected, Gpg.signature(whole.getBytes(StandardCharsets.US_ASCII)));
    for (int length = 0; length < whole.length() - 3; length++) {
      assertNull(Gpg.signature(whole.substring(0, length).getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @Test
  @Needs(Need.GNUPG)
  void gpgAgentSigns() throws Exception {
    Path home = Files.createDirectory(folder.resolve("gnupg"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> variables = Map.of("GNUPGHOME", home.toString());
    try {
      for (String[] made :
          new String[][] {{"Ed <ed@example.org>", "ed25519"}, {"R <r@example.org>", "rsa2048"}}) {
        TestKeys.run(
            variables,
            "gpg",
            "--batch",
            "--passphrase",
            "",
            "--quick-gen-key",
            made[0],
            made[1],
            "sign",
            "never");
      }
      String listing = TestKeys.run(variables, "gpg", "--batch", "--with-colons", "--list-keys");
      List<String> prints =
          listing
              .lines()
              .filter(line -> line.startsWith("fpr"))
              .map(line -> line.split(":", -1)[9])
              .toList();
      KeyEnvironment environment = TestKeys.environment(folder, variables);
      Gpg gpg = new Gpg(environment);
      for (String id :
          List.of(prints.get(0), prints.get(0).substring(24), "0x" + prints.get(0).substring(32))) {
        try (Identity identity =
            Identities.open("gpg:" + id, environment, (file, attempt) -> null)) {
          assertEquals(gpg.publicKey(id), identity.key());
          for (int length : new int[] {32, 48, 64}) {
            byte[] message = new byte[length];
            message[0] = '%';
            message[1] = '\n';
            assertTrue(identity.key().verifies(identity.sign(message), message));
          }
          assertThrows(IllegalArgumentException.class, () -> identity.sign(new byte[31]));
        }
      }
      assertTrue(refusal(gpg, prints.get(1)).getMessage().contains("no Ed25519 key"));
      assertTrue(refusal(gpg, "0123456789ABCDEF").getMessage().contains("no Ed25519 key"));
    } finally {
      TestKeys.run(variables, "gpgconf", "--kill", "gpg-agent");
    }
  }

  @Test
  void whatIsNotAnIdDoesNotReachTheProgram() {
    Gpg gpg = gpg("/no/such/program", PATIENT);
    for (String id : List.of("", "--help", "0123456", "me@example.org", FINGERPRINT + "!")) {
      assertEquals(ErrorCode.USAGE, refusal(gpg, id).code());
    }
    AsciiChatException missing = refusal(gpg, FINGERPRINT);
    assertEquals(ErrorCode.KEY, missing.code());
    assertTrue(missing.getMessage().contains("install GnuPG"), missing.getMessage());
  }

  @Test
  @Needs(Need.SHELL)
  void aProgramThatHangsOrWritesWithoutEndIsLeft() throws Exception {
    // What it starts keeps its output open.
    assertTrue(
        refusal(gpg(script("sleep 600 & wait"), SHORT), FINGERPRINT)
            .getMessage()
            .contains("in time"));
    assertTrue(
        refusal(
                gpg(
                    script("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done"),
                    PATIENT),
                FINGERPRINT)
            .getMessage()
            .contains("without end"));
    assertTrue(
        refusal(gpg(script("exit 2"), PATIENT), FINGERPRINT).getMessage().contains("no Ed25519"));
  }

  @Test
  @Needs(Need.SHELL)
  void anAgentThatRefusesIsTold() throws Exception {
    Files.writeString(folder.resolve("listing"), TestKeys.text("gpg-listing.txt"));
    String lists = script("cat " + folder.resolve("listing"));
    String refuses = script("echo 'ERR 67108881 No secret key <GPG Agent>'");
    Gpg gpg = new Gpg(TestKeys.environment(folder, Map.of()), lists, refuses, PATIENT, PATIENT);
    try (Identity identity = gpg.identity(FINGERPRINT)) {
      AsciiChatException refusal =
          assertThrows(AsciiChatException.class, () -> identity.sign(new byte[32]));
      assertEquals(ErrorCode.KEY, refusal.code());
      assertTrue(refusal.getMessage().contains("does not sign"), refusal.getMessage());
    }
  }

  private String script(String body) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("program" + System.nanoTime()), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }

  private Gpg gpg(String program, Duration timeout) {
    return new Gpg(TestKeys.environment(folder, Map.of()), program, program, timeout, timeout);
  }

  private static AsciiChatException refusal(Gpg gpg, String id) {
    return assertThrows(AsciiChatException.class, () -> gpg.publicKey(id));
  }
}
