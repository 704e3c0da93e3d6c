package io.asciichat.cli.command.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.TestShell;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.KeyFile;
import io.asciichat.crypto.keys.KnownHosts;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import io.asciichat.transport.tcp.TcpTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client at servers with and without identities, where nobody can be asked. */
class ClientIdentityTest {
  private static final int AUTH = 62;
  private static final Identity SERVER = identity(1);
  private static final Identity OTHER = identity(2);

  @TempDir private Path home;
  private TestShell shell;
  private KeyEnvironment environment;
  private AcipSecurity security;
  private AsciiChatServer server;

  @BeforeEach
  void open() {
    shell = new TestShell(home);
    environment = KeyEnvironment.of(Map.of(), home);
    serve(builder -> builder.identity(SERVER));
  }

  @AfterEach
  void close() {
    server.close();
    security.close();
  }

  private static Identity identity(int value) {
    byte[] seed = new byte[IdentityKey.SIZE];
    Arrays.fill(seed, (byte) value);
    return Identities.ofSeed(seed);
  }

  private void serve(UnaryOperator<AcipSecurity.Builder> settings) {
    security = settings.apply(AcipSecurity.builder()).build();
    server =
        AsciiChatServer.builder(new TcpTransport(), security)
            .listenOn(TcpTransport.loopback(0))
            .start();
  }

  private void serveInstead(UnaryOperator<AcipSecurity.Builder> settings) {
    close();
    serve(settings);
  }

  private String address() {
    return "127.0.0.1:" + server.endpoints().getFirst().port();
  }

  private int call(String flags) {
    shell = new TestShell(home);
    String line =
        "client %s --test-pattern --no-audio --snapshot -D 0 --width 20 --height 4 %s"
            .formatted(address(), flags);
    return shell.run(line.strip().split(" +"));
  }

  private void accept(Identity shown) {
    KnownHosts.of(environment).accept(address(), null, shown.key());
  }

  @Test
  void aServerThatIsNotKnownIsRefusedWithWhatToDo() {
    assertEquals(AUTH, call(""));
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertTrue(shell.err().contains(SERVER.key().fingerprint()), shell.err());
    assertTrue(shell.err().contains("--server-key"), shell.err());
    assertFalse(Files.exists(home.resolve(".config/ascii-chat/known_hosts")));
  }

  @Test
  void aKnownServerIsVerified() {
    accept(SERVER);
    assertEquals(0, call(""), shell.err());
    assertEquals("", shell.err());
    assertEquals(0, call("--require-server-identity"), shell.err());
  }

  @Test
  void aChangedServerIsRefusedWithTheLineOfTheFile() {
    KnownHosts.of(environment).accept("192.0.2.7:1", null, SERVER.key());
    accept(OTHER);
    assertEquals(AUTH, call(""));
    assertTrue(shell.err().contains("remove line 2 of "), shell.err());
    assertTrue(shell.err().contains("known_hosts"), shell.err());
  }

  @Test
  void anExpectedServerNeedsNoFile() {
    accept(OTHER);
    assertEquals(0, call("--server-key " + SERVER.key().hex()), shell.err());
    String both = OTHER.key().hex() + "," + SERVER.key().hex();
    assertEquals(0, call("--server-key " + both), shell.err());
    assertEquals(AUTH, call("--server-key " + OTHER.key().hex()));
    assertTrue(shell.err().contains("is expected"), shell.err());
  }

  @Test
  void withoutProofsTheFileIsNotLookedInto() {
    accept(OTHER);
    assertEquals(0, call("--no-auth"), shell.err());
  }

  @Test
  void aServerWithoutAnIdentityIsRefusedWhereOneIsRequired() {
    serveInstead(builder -> builder);
    assertEquals(0, call(""), shell.err());
    assertEquals(AUTH, call("--require-server-identity"));
    assertTrue(shell.err().contains("--key"), shell.err());
  }

  @Test
  void aPasswordVerifiesAServerToo() {
    serveInstead(builder -> builder.password("correct horse".toCharArray()));
    assertEquals(AUTH, call("--password=another-horse"));
    assertEquals(0, withPassword("correct horse"), shell.err());
    assertEquals("", shell.err());
  }

  private int withPassword(String password) {
    shell = new TestShell(home).with("ASCII_CHAT_PASSWORD", password);
    String line =
        "client %s --test-pattern --no-audio --snapshot -D 0 --width 20 --height 4"
            .formatted(address());
    return shell.run(line.split(" "));
  }

  @Test
  void aServerLetsInTheKeysOfItsList() {
    Path mine = home.resolve("mine");
    IdentityKey key = KeyFile.generate(mine, "ann", null, false);
    Whitelist list =
        Whitelist.of(new PublicKeys(environment, PublicKeys.DEFAULT_MAX_KEYS), key.hex());
    serveInstead(builder -> builder.identity(SERVER).clients(list));
    accept(SERVER);
    assertEquals(0, call("--key " + mine), shell.err());
    assertEquals(AUTH, call(""));
    assertTrue(shell.err().contains("--key FILE"), shell.err());
    Path other = home.resolve("other");
    IdentityKey unknown = KeyFile.generate(other, "", null, false);
    assertEquals(AUTH, call("-K " + other));
    assertTrue(shell.err().contains(unknown.openSshLine()), shell.err());
  }

  @Test
  void aCommandThatMeasuresHasAKeyToo() {
    Path mine = home.resolve("mine");
    KeyFile.generate(mine, "", null, false);
    serveInstead(builder -> builder.requireClientIdentity());
    String line = "load %s --clients 1 --warm-up 0.2 --duration 0.5".formatted(address());
    assertEquals(AUTH, new TestShell(home).run(line.split(" ")));
    assertEquals(0, new TestShell(home).run((line + " --key " + mine).split(" ")));
  }
}
