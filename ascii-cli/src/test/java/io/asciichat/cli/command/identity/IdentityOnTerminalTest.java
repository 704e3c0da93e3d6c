package io.asciichat.cli.command.identity;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.Pane;
import io.asciichat.cli.command.TerminalProgram;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyFile;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people with keys: a server in one terminal, clients in another. */
@Needs({Need.TMUX, Need.KILL})
class IdentityOnTerminalTest {
  private static final String MAIN = "io.asciichat.cli.Main ";
  private static final String SNAPSHOT = " --snapshot -D 0 --width 20 --height 4";
  private static final String PASSPHRASE = "open sesame";
  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+);");

  @TempDir private Path folder;

  private Path made(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private Pane serve(TerminalProgram program, String flags) throws Exception {
    return program.start(
        "XDG_CONFIG_HOME=" + made("server-config"), MAIN + "server 127.0.0.1 -p 0 " + flags);
  }

  private Pane call(TerminalProgram program, int port, String flags) throws Exception {
    return call(program, "", port, flags);
  }

  private Pane call(TerminalProgram program, String settings, int port, String flags)
      throws Exception {
    return program.start(
        "XDG_CONFIG_HOME=" + made("client-config") + " " + settings,
        MAIN + "client 127.0.0.1:" + port + " --test-pattern --no-audio " + flags);
  }

  /** Whether a text is on the screen, wherever the terminal has broken its lines. */
  private static boolean shows(Pane pane, String text) throws Exception {
    return pane.text().replaceAll("\\s", "").contains(text.replaceAll("\\s", ""));
  }

  private static void assertShown(Pane pane, String expected) throws Exception {
    assertTrue(shows(pane, expected), pane.text());
  }

  private static void awaitText(Pane pane, String expected) {
    await().atMost(TerminalProgram.TIMEOUT).until(() -> shows(pane, expected));
  }

  private static int port(Pane server) throws Exception {
    awaitText(server, "Ctrl+C ends it");
    Matcher found = LISTENING.matcher(server.text().replace("\n", ""));
    assertTrue(found.find(), server.text());
    return Integer.parseInt(found.group(1));
  }

  private static void answer(Pane pane, String question, String typed) throws Exception {
    await().atMost(TerminalProgram.TIMEOUT).until(() -> pane.text().strip().endsWith(question));
    pane.type(typed);
    pane.type("Enter");
  }

  private IdentityKey makeKey(String name) {
    return KeyFile.generate(folder.resolve(name), name, null, false);
  }

  private Path knownHosts() {
    return folder.resolve("client-config/ascii-chat/known_hosts");
  }

  private TerminalProgram program(String name) throws IOException {
    return new TerminalProgram(made(name));
  }

  @Test
  void aNewServerIsAskedAboutOnceAndAChangedOneIsRefused() throws Exception {
    IdentityKey key = makeKey("studio");
    makeKey("impostor");
    TerminalProgram serving = program("serving");
    int port;
    try (Pane server = serve(serving, "--key " + folder.resolve("studio"))) {
      port = port(server);
      assertShown(server, "this server's key is " + key.fingerprint());

      TerminalProgram refusing = program("refusing");
      try (Pane client = call(refusing, port, SNAPSHOT)) {
        answer(client, "is it the right server (yes/no)?", "perhaps");
        assertShown(client, "127.0.0.1:" + port + " is not known yet");
        assertShown(client, key.fingerprint());
        assertShown(client, key.hexFingerprint());
        assertTrue(client.text().contains(key.randomArt()), client.text());
        answer(client, "please type yes or no:", "no");
        assertEquals("62", refusing.exitCode(), client.text());
        assertShown(client, "was not accepted, so the call did not begin");
        assertFalse(Files.exists(knownHosts()));
        refusing.assertModeRestored();
      }

      TerminalProgram accepting = program("accepting");
      try (Pane client = call(accepting, port, "")) {
        answer(client, "is it the right server (yes/no)?", "yes");
        await()
            .atMost(TerminalProgram.TIMEOUT)
            .until(() -> client.variable("alternate_on").equals("1"));
        awaitText(server, "has shaken hands: encrypted, check words: ");
        client.type("v");
        awaitText(client, "compare with the server's operator: ");
        String words = client.text().strip().replaceFirst("(?s).*operator: ", "");
        assertShown(server, "check words: " + words);
        client.type("q");
        assertEquals("0", accepting.exitCode(), client.text());
        accepting.assertModeRestored();
      }
      TerminalProgram again = program("again");
      try (Pane client = call(again, port, SNAPSHOT)) {
        assertEquals("0", again.exitCode(), client.text());
      }
      server.type("C-c");
      serving.exitCode();
    }

    TerminalProgram posing = program("posing");
    String flags = "--key " + folder.resolve("impostor");
    try (Pane server = posing.start(MAIN + "server 127.0.0.1 -p " + port + " " + flags)) {
      port(server);
      TerminalProgram warned = program("warned");
      try (Pane client = call(warned, port, SNAPSHOT)) {
        assertEquals("62", warned.exitCode(), client.text());
        assertShown(client, "remove line 1 of " + knownHosts());
      }
      posing.signal("TERM");
      posing.exitCode();
    }
  }

  @Test
  void whatNothingProvesIsSaidThroughoutTheCall() throws Exception {
    TerminalProgram serving = program("serving");
    try (Pane server = serve(serving, "")) {
      TerminalProgram calling = program("calling");
      try (Pane client = call(calling, port(server), "")) {
        awaitText(client, "server not verified");
        client.type("v");
        awaitText(client, "compare with the server's operator: ");
        client.type("q");
        assertEquals("0", calling.exitCode(), client.text());
        awaitText(client, "encrypted, but nothing proves who the server is");
      }
      server.type("C-c");
      assertEquals("0", serving.exitCode());
    }
  }

  /** The server wants to know a password, too, so there are two questions. */
  @Test
  void aNewServerAndItsPasswordAreAskedForOneAfterTheOther() throws Exception {
    makeKey("studio");
    TerminalProgram serving = program("serving");
    String flags = "--password 'correct horse' --key " + folder.resolve("studio");
    try (Pane server = serve(serving, flags)) {
      TerminalProgram calling = program("calling");
      try (Pane client = call(calling, port(server), SNAPSHOT)) {
        answer(client, "is it the right server (yes/no)?", "yes");
        answer(client, "ascii-chat: password:", "correct horse");
        assertEquals("0", calling.exitCode(), client.text());
        assertFalse(shows(client, "horse"), client.text());
        calling.assertModeRestored();
      }
      server.type("C-c");
      assertEquals("0", serving.exitCode());
    }
  }

  @Test
  @Needs(Need.OPENSSH)
  void clientsProveKeysOfOpenSshAndThoseThatAreNotInTheListAreTurnedAway() throws Exception {
    Path ann = sshKey("ann", PASSPHRASE);
    Path ben = sshKey("ben", "");
    Path list = folder.resolve("clients");
    Files.writeString(list, Files.readString(publicFile(ann)));
    TerminalProgram serving = program("serving");
    try (Pane server = serve(serving, "--client-keys " + list)) {
      int port = port(server);
      assertShown(server, "Server will only accept 1 whitelisted clients");

      TerminalProgram typing = program("typing");
      try (Pane client = call(typing, port, "--key " + ann + SNAPSHOT)) {
        answer(client, "ascii-chat: passphrase of " + ann + ":", "another one");
        answer(client, "that is not it; try again:", PASSPHRASE);
        assertEquals("0", typing.exitCode(), client.text());
        assertFalse(shows(client, "sesame"), client.text());
        typing.assertModeRestored();
      }
      awaitText(
          server,
          "has shaken hands: encrypted, whitelisted key " + KeyFile.publicKey(ann).fingerprint());

      TerminalProgram refused = program("refused");
      try (Pane client = call(refused, port, "--key " + ben + SNAPSHOT)) {
        assertEquals("62", refused.exitCode(), client.text());
        String line = KeyFile.publicKey(ben).openSshLine();
        assertShown(client, line);
      }
      awaitText(server, "Client public key not in whitelist - rejecting connection");
      awaitText(server, KeyFile.publicKey(ben).fingerprint());
      server.type("C-c");
      assertEquals("0", serving.exitCode());
    }
  }

  @Test
  @Needs(Need.OPENSSH)
  void anAgentSignsAndWhoIsTakenOutOfTheListHasToGo() throws Exception {
    Path ann = sshKey("ann", "");
    Path ben = sshKey("ben", "");
    Path list = folder.resolve("clients");
    String annsLine = Files.readString(publicFile(ann));
    Files.writeString(list, annsLine + Files.readString(publicFile(ben)));
    Path socket = folder.resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .start();
    TerminalProgram serving = program("serving");
    try (Pane server = serve(serving, "--client-keys " + list)) {
      await().atMost(TerminalProgram.TIMEOUT).until(() -> Files.exists(socket));
      run(List.of("ssh-add", ben.toString()), socket);
      Files.delete(ben);
      int port = port(server);
      TerminalProgram staying = program("staying");
      TerminalProgram leaving = program("leaving");
      try (Pane stays = call(staying, port, "--key " + ann);
          Pane leaves =
              call(leaving, "SSH_AUTH_SOCK=" + socket, port, "--key " + publicFile(ben))) {
        awaitText(server, KeyFile.publicKey(ann).fingerprint());
        awaitText(server, KeyFile.publicKey(publicFile(ben)).fingerprint());

        Files.writeString(list, "nonsense\n");
        serving.signal("HUP");
        awaitText(server, "the keys of 2 clients stay as they were");
        Files.writeString(list, annsLine);
        serving.signal("HUP");
        awaitText(server, "Server will only accept 1 whitelisted clients");
        assertEquals("62", leaving.exitCode(), leaves.text());
        awaitText(server, "had to go, because their keys are not in the list any more: 1");
        assertEquals("1", stays.variable("alternate_on"));
        stays.type("q");
        assertEquals("0", staying.exitCode(), stays.text());
      }
      server.type("C-c");
      assertEquals("0", serving.exitCode());
    } finally {
      agent.destroy();
    }
  }

  private static Path publicFile(Path privateFile) {
    return privateFile.resolveSibling(privateFile.getFileName() + ".pub");
  }

  private Path sshKey(String name, String passphrase) throws Exception {
    Path file = folder.resolve(name);
    run(
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", file.toString()),
        folder);
    return file;
  }

  private static void run(List<String> command, Path agent) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SSH_AUTH_SOCK", agent.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), output);
    assertEquals(0, process.exitValue(), output);
  }
}
