package io.asciichat.cli.command.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.TestShell;
import io.asciichat.crypto.keys.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What options about keys are refused, and which of two that contradict each other counts. */
class KeyOptionsTest {
  /** Ends a client soon after its keys were found. */
  private static final String NOWHERE = "no-such-host.invalid";

  private static final int NO_SUCH_HOST = 42;

  @TempDir private Path home;
  private TestShell shell;

  @BeforeEach
  void open() {
    shell = new TestShell(home);
  }

  private int run(String line) {
    return shell.run(line.strip().split(" +"));
  }

  private int call(String flags) {
    return run("client --test-pattern --no-audio " + NOWHERE + " " + flags);
  }

  private void assertOneLine(String expected) {
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertTrue(shell.err().contains(expected), shell.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server --no-auth --key /no/file                     | --key",
        "server --no-auth --server-key /no/file              | --server-key",
        "server --no-auth --client-keys /no/file             | --client-keys",
        "server --no-auth --require-client-identity          | --require-client-identity",
        "server --no-auth --password s3cret-long-enough      | --password",
        "client --no-auth -K /no/file                        | --key",
        "client --no-auth --server-key /no/file              | --server-key",
        "client --no-auth --require-server-identity          | --require-server-identity",
        "client --no-auth --password-file /no/file           | --password-file",
        "load --no-auth --key /no/file                       | --key",
      })
  void withoutProofsNothingThatProvesIsTaken(String line, String named) {
    assertEquals(2, run(line));
    assertOneLine("--no-auth and " + named + " contradict each other");
    assertFalse(shell.err().contains("s3cret"), shell.err());
  }

  @Test
  void aContradictionInTheFileIsOneOfTheConfiguration() {
    shell.config("[server]\nno-auth = true\nclient-keys = '/no/file'\n");
    assertEquals(4, run("server"));
    assertOneLine("config.toml line 2: --no-auth and --client-keys contradict each other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--no-auth           | ASCII_CHAT_KEY=/no/file | key = '/no/file' | 42",
        "--no-auth           |                         | server-key = '/no/file' | 42",
        "--no-auth           |                         | password-file = '/no/file' | 42",
        "--key /no/file      | ASCII_CHAT_NO_AUTH=yes  | no-auth = true | 2",
        "                    | ASCII_CHAT_KEY=/no/file | no-auth = true | 2",
        "--server-key /no/no | ASCII_CHAT_NO_AUTH=1    | no-auth = true | 2",
      })
  void whatIsNearerToTheCommandLineCounts(String flags, String variable, String file, int code) {
    if (variable != null) {
      shell.with(variable.substring(0, variable.indexOf('=')), variable.replaceFirst(".*=", ""));
    }
    shell.config(file + "\n");
    assertEquals(code, call(flags == null ? "" : flags), shell.err());
    assertEquals(code != NO_SUCH_HOST, shell.err().contains("/no/"), shell.err());
  }

  @ParameterizedTest
  @CsvSource({
    "server,--key",
    "server,--client-keys",
    "client,--key",
    "client,--server-key",
    "load,--key"
  })
  void withoutEncryptionAKeyIsRefusedWhereverItIsNamed(String command, String option) {
    assertEquals(2, run(command + " --no-encrypt " + option + " /no/file"));
    assertOneLine(option + " proves nothing without encryption: leave out --no-encrypt");
    shell = new TestShell(home);
    shell.config("[" + command + "]\n" + option.substring(2) + " = '/no/file'\n");
    assertEquals(4, run(command + " --no-encrypt"));
    assertOneLine("config.toml line 2: " + option + " proves nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--require-client-identity", "--require-server-identity"})
  void withoutEncryptionNoIdentityCanBeRequired(String option) {
    String command = option.contains("client") ? "server" : "client";
    assertEquals(2, run(command + " --no-encrypt " + option));
    assertOneLine(option + " proves nothing");
  }

  @Test
  void whatIsNotThereIsOneLineThatNamesItsPlace() {
    assertEquals(2, run("server --key /no/file"));
    assertOneLine("/no/file");
    shell = new TestShell(home);
    assertEquals(2, run("server --server-key /no/file"));
    assertOneLine("/no/file");
    shell = new TestShell(home).config("[server]\nclient-keys = '/no/file'\n");
    assertEquals(4, run("server"));
    assertOneLine("config.toml line 2: ");
    shell = new TestShell(home).with("ASCII_CHAT_SERVER_KEY", "/no/file");
    assertEquals(4, run("server"), "the configuration's mistake: the variable is for clients");
    assertEquals(2, call(""));
    assertTrue(shell.err().contains("ASCII_CHAT_SERVER_KEY: "), shell.err());
  }

  @Test
  void severalKeysOfAServerAreAllOpened() {
    String one = home.resolve("one").toString();
    KeyFile.generate(Path.of(one), "", null, false);
    assertEquals(2, run("server --key " + one + ",/no/two"));
    assertOneLine("/no/two");
    shell = new TestShell(home);
    assertEquals(2, run("server --key " + one + " --key /no/two"));
    assertOneLine("/no/two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"31", "1025", "many"})
  void theNumberOfClientsKeysIsBounded(String number) {
    assertEquals(2, run("server --max-client-keys " + number));
    assertTrue(shell.err().contains("32 to 1024"), shell.err());
  }

  @Test
  void anEncryptedKeyNeedsATerminalOrTheEnvironment() {
    Path key = home.resolve("id");
    KeyFile.generate(key, "", "open sesame".toCharArray(), false);
    assertEquals(62, call("--key " + key));
    assertOneLine("set ASCII_CHAT_KEY_PASSWORD");
    shell = new TestShell(home).with("ASCII_CHAT_KEY_PASSWORD", "open says me");
    assertEquals(62, call("--key " + key));
    assertOneLine("passphrase");
    assertFalse(shell.err().contains("open says me"), shell.err());
    shell = new TestShell(home).with("ASCII_CHAT_KEY_PASSWORD", "open sesame");
    assertEquals(NO_SUCH_HOST, call("--key " + key), shell.err());
  }

  @Test
  void aKeyOfAnotherKindIsRefusedWithItsCode() throws Exception {
    Path rsa = Files.writeString(home.resolve("rsa.pub"), "ssh-rsa AAAAB3NzaC1yc2E= me\n");
    assertEquals(61, call("--server-key " + rsa));
    assertOneLine("ssh-keygen -t ed25519");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-aut", "--no-authh", "--noauth", "--no-authentication"})
  void noSuggestionTakesProofsAway(String typed) {
    assertEquals(2, call(typed));
    assertFalse(shell.err().contains("'--no-auth'"), shell.err());
  }
}
