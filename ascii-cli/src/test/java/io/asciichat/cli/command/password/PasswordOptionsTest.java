package io.asciichat.cli.command.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.TestShell;
import io.asciichat.cli.command.options.Password;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a password comes from, and what is said when it does not. */
class PasswordOptionsTest {
  /** Ends a client soon after its password was found. */
  private static final String NOWHERE = "no-such-host.invalid";

  private static final String SECRET = "s3cret-long-enough";

  @TempDir private Path home;
  private TestShell shell;

  @BeforeEach
  void open() {
    shell = new TestShell(home);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "password",
        "'password\n'",
        "'password\r\n'",
        "'password\r'",
        "'\u00ef\u00bb\u00bfpassword\n'",
        "'password\nmore\n'",
        "'password\r\n\r\n'"
      })
  void theFirstLineOfAFileCounts(String content) throws IOException {
    assertEquals("password", text(PasswordText.ofFile(file(content))));
    shell.input(nul(content));
    assertEquals("password", text(PasswordText.ofStandardInput(shell.shell().in())));
  }

  @Test
  void spacesAndLettersOfAllKindsBelongToAPassword() throws IOException {
    assertEquals(
        " pässwörd \t",
        text(PasswordText.ofFile(file(bytes(" pässwörd \t\n", StandardCharsets.UTF_8)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                             | is empty",
        "'\n'                           | is empty",
        "'\r\n'                         | is empty",
        "'\nlong enough\n'              | is empty",
        "'s3cret\n'                     | 8 to 256 bytes",
        "'s3cret l\u00fcng enough\n'    | is not UTF-8",
        "'\u00ff\u00fes~3~'   | is not UTF-8",
        "'s3cret~with nul\n'       | is not UTF-8",
        "'s3cret \u00ef\u00bf\u00bd ok' | is not UTF-8",
      })
  void whatCannotBeAPasswordIsOneLine(String content, String expected) throws IOException {
    Path file = file(content);
    assertEquals(2, shell.run("client", NOWHERE, "--password-file", file.toString()));
    assertOneLine(expected);
    assertTrue(shell.err().contains(file.toString()), shell.err());
    shell = new TestShell(home).input(nul(content));
    assertEquals(2, shell.run("server", "--password", "-"));
    assertOneLine(expected);
    assertTrue(shell.err().contains("standard input"), shell.err());
  }

  @Test
  void aHugeLineIsNotReadToItsEnd() throws IOException {
    Path file = file("s3cret".repeat(1_000_000));
    assertEquals(2, shell.run("server", "--password-file", file.toString()));
    assertOneLine("8 to 256 bytes");
    assertEquals(2, new TestShell(home).run("server", "--password-file=/dev/zero"));
  }

  @Test
  void whatIsNoFileIsOneLine() throws Exception {
    assertEquals(2, shell.run("server", "--password-file", home.resolve("none").toString()));
    assertOneLine("does not exist");
    shell = new TestShell(home);
    assertEquals(2, shell.run("server", "--password-file", home.toString()));
    assertOneLine("is a folder");
    shell = new TestShell(home);
    Path pipe = home.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertEquals(2, shell.run("server", "--password-file", pipe.toString()));
    assertOneLine("--password -");
  }

  @Test
  void aFileThatMayNotBeReadIsOneLine() throws IOException {
    Path file = file("long enough");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    // Root reads everything, but not the memory at address 0.
    Path unreadable = Files.isReadable(file) ? Path.of("/proc/self/mem") : file;
    assertEquals(2, shell.run("server", "--password-file", unreadable.toString()));
    assertOneLine("check its permissions");
  }

  @Test
  void aFileNamedInTheConfigurationIsAConfigurationError() {
    shell.config("\npassword-file = '/no/such/file'\n");
    assertEquals(4, shell.run("client", NOWHERE, "--no-audio", "--test-pattern"));
    assertOneLine("config.toml line 2: the password file '/no/such/file' does not exist");
  }

  @Test
  void theEnvironmentCanSayWhere() {
    shell.with("ASCII_CHAT_PASSWORD_FILE", "/no/such/file");
    assertEquals(2, shell.run("server"));
    assertOneLine("ASCII_CHAT_PASSWORD_FILE");
    shell = new TestShell(home).with("ASCII_CHAT_PASSWORD", "-");
    assertEquals(2, shell.run("server"));
    assertOneLine("standard input is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "client", "load"})
  void withoutATerminalNothingIsAskedFor(String command) {
    assertEquals(2, shell.run(command, "--password"));
    assertOneLine("no terminal");
    assertEquals(2, shell.run(command, "--password", "-v"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--password s3cret-long-enough --password-file x |                             |",
        "                                       | ASCII_CHAT_PASSWORD=s3cret-long-enough"
            + " ASCII_CHAT_PASSWORD_FILE=x |",
        "                                       | | password = 's3cret-long-enough'"
            + "\\npassword-file='x'",
        "--encrypt --no-encrypt                 |                             |",
        "-E --no-encrypt                        |                             |",
        "                                       | ASCII_CHAT_ENCRYPT=yes ASCII_CHAT_NO_ENCRYPT=1 |",
        "                                       | | encrypt = true\\nno-encrypt = true",
      })
  void contradictionsInOnePlaceAreRefused(String flags, String environment, String file) {
    set(environment, file);
    assertEquals(file == null ? 2 : 4, shell.run(words("server --port 0", flags)), shell.err());
    String last = shell.err().lines().reduce((a, b) -> b).orElse("");
    assertTrue(last.contains("contradict each other"), shell.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--password-file /no/file | ASCII_CHAT_PASSWORD=s3cret-long-enough | | /no/file",
        "--password-file /no/file | | password = 's3cret-long-enough'          | /no/file",
        "                | ASCII_CHAT_PASSWORD_FILE=/no/file"
            + " | password = 's3cret-long-enough' | /no/file",
        "--password -    | ASCII_CHAT_PASSWORD_FILE=/no/file | | standard input is empty",
        "                | ASCII_CHAT_PASSWORD=- | password-file = '/no/file'"
            + " | standard input is empty",
        "--no-encrypt --password s3cret-long-enough | | encrypt = true | without encryption",
        "--no-encrypt --password s3cret-long-enough | ASCII_CHAT_ENCRYPT=1 | | without encryption",
        "--no-encrypt --password s3cret-long-enough | ASCII_CHAT_NO_ENCRYPT=1 | | without"
            + " encryption",
        "--encrypt --password-file /no/file | ASCII_CHAT_NO_ENCRYPT=1 | encrypt = true | /no/file",
      })
  void whatIsNearerToTheCommandLineCounts(
      String flags, String environment, String file, String expected) {
    set(environment, file);
    assertEquals(2, shell.run(words("server --port 0", flags)), shell.err());
    assertTrue(shell.err().contains(expected), shell.err());
  }

  /** Eight bytes, of which none is lost. */
  @Test
  void aPasswordMayBeginWithTheSignOfAFile() {
    assertEquals(2, shell.run("server", "--no-encrypt", "--password", "@@word12"));
    assertOneLine("without encryption");
  }

  @Test
  void encryptOverrulesWhatTheFileSays() {
    shell.config("no-encrypt = true\n");
    assertEquals(2, shell.run("server", "--password", SECRET), "nothing is protected");
    assertEncrypted(new TestShell(home));
    assertEncrypted(new TestShell(home).with("ASCII_CHAT_NO_ENCRYPT", "1"));
    shell.config("encrypt = true\n");
    assertEncrypted(new TestShell(home));
    assertEncrypted(new TestShell(home).with("ASCII_CHAT_NO_ENCRYPT", "1"));
  }

  private void assertEncrypted(TestShell asked) {
    shell = asked;
    assertEquals(
        42,
        shell.run(
            words("client -E --no-audio --test-pattern --password " + SECRET + " " + NOWHERE, "")),
        shell.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--encrypt",
        "--encrpt",
        "--encript",
        "--no-encript",
        "--noencrypt",
        "--no-encryp"
      })
  void noSuggestionTakesProtectionAway(String typed) {
    shell.run("client", NOWHERE, "--no-audio", "--test-pattern", typed);
    assertFalse(shell.err().contains("'--no-encrypt'"), shell.err());
  }

  /** Every word that lacks, doubles or changes a letter of an option. */
  @Test
  void noWordIsAnsweredWithAnOptionThatSwitchesOff() {
    for (String option : new String[] {"--encrypt", "--no-encrypt", "--no-encrypted"}) {
      for (int i = 2; i < option.length(); i++) {
        String without = option.substring(0, i) + option.substring(i + 1);
        String changed = option.substring(0, i) + 'z' + option.substring(i + 1);
        String doubled = option.substring(0, i) + option.charAt(i) + option.substring(i);
        for (String typed : new String[] {without, changed, doubled}) {
          TestShell each = new TestShell(home);
          assertEquals(2, each.run("client", typed));
          assertFalse(each.err().contains("'--no-encrypt'"), each.err());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw----rw-", "rw-----w-"})
  void aConfigurationWithAPasswordThatOthersCanReadIsWarnedOf(String permissions)
      throws IOException {
    shell.config("[server]\npassword = '" + SECRET + "'\n");
    Path file = home.resolve(".config/ascii-chat/config.toml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertEquals(2, shell.run("client", "--fps", "0"));
    assertTrue(shell.err().startsWith("ascii-chat: warning: "), shell.err());
    assertTrue(shell.err().contains(file + "'; chmod 600"), shell.err());
    assertFalse(shell.err().contains(SECRET), shell.err());
  }

  @ParameterizedTest
  @CsvSource({"rw-------,password", "rw-r-----,password", "rw-r--r--,name"})
  void otherConfigurationsAreNotWarnedOf(String permissions, String key) throws IOException {
    shell.config(key + " = '" + SECRET + "'\n");
    Path file = home.resolve(".config/ascii-chat/config.toml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    shell.run("client", "--fps", "0");
    assertFalse(shell.err().contains("warning"), shell.err());
  }

  @Test
  void aPasswordFileThatOthersCanReadIsWarnedOf() throws IOException {
    Path file = file(SECRET);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    shell.run(
        "client", "--test-pattern", "--no-audio", "--password-file", file.toString(), NOWHERE);
    assertTrue(shell.err().startsWith("ascii-chat: warning: "), shell.err());
    assertFalse(shell.err().contains(SECRET), shell.err());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    TestShell other = new TestShell(home);
    other.run(
        "client", "--test-pattern", "--no-audio", "--password-file", file.toString(), NOWHERE);
    assertFalse(other.err().contains("warning"), other.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client --pasword=s3cret-long-enough",
        "client --password=s3cret",
        "client --password s3cret",
        "server --password words s3cret-long-enough s3cret s3cret",
        "client --password long-enough host s3cret-long-enough",
        "server --no-encrypt --password s3cret-long-enough -v",
        "server --password -s3cret-long-enough",
      })
  void noMessageRepeatsAPassword(String line) {
    assertEquals(2, shell.run(line.split(" ")));
    assertFalse(shell.err().contains("s3cret"), shell.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--password=***", "--password ***"})
  void theLaunchersAsterisksStandForThePassword(String flag) {
    shell.with("ASCII_CHAT_PASSWORD_FLAG", "short");
    assertEquals(2, shell.run(words("server", flag)));
    assertOneLine("8 to 256 bytes");
    assertTrue(shell.err().contains("--help"), "as a flag's value: " + shell.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--password", "--name", "--palette-chars", "--file", "--log-file"})
  void anArgumentThatWasNotUtf8IsRefusedUnrepeated(String flag) {
    assertEquals(2, shell.run("client", flag, "b\uFFFDcher b\uFFFDcher"));
    assertOneLine("argument 3 is not UTF-8");
    assertFalse(shell.err().contains("cher"), shell.err());
  }

  @Test
  void aVariableThatWasNotUtf8IsRefusedUnrepeated() {
    shell.with("ASCII_CHAT_PASSWORD", "b\uFFFDcher b\uFFFDcher");
    assertEquals(2, shell.run("server"));
    assertOneLine("environment variable ASCII_CHAT_PASSWORD is not UTF-8");
    assertFalse(shell.err().contains("cher"), shell.err());
  }

  @Test
  void aConfigurationWhoseFolderCannotBeNamedIsNotOverlooked() {
    shell.with("XDG_CONFIG_HOME", "/home/h\uFFFDme");
    assertEquals(4, shell.run("server"));
    assertOneLine("XDG_CONFIG_HOME is not UTF-8");
  }

  private void set(String environment, String file) {
    if (environment != null) {
      for (String pair : words(environment, "")) {
        shell.with(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    if (file != null) {
      shell.config(file.replace("\\n", "\n"));
    }
  }

  private static String[] words(String line, String more) {
    return (more == null || more.isEmpty() ? line : line + " " + more).split(" ");
  }

  private void assertOneLine(String expected) {
    assertTrue(shell.err().contains(expected), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertFalse(shell.err().contains("s3cret"), shell.err());
  }

  /** A file that holds a byte for each character. */
  private Path file(String content) throws IOException {
    Path file = home.resolve("password");
    Files.write(file, nul(content).getBytes(StandardCharsets.ISO_8859_1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  /** NUL does not get through the tables above. */
  private static String nul(String content) {
    return content.replace('~', '\0');
  }

  private static String bytes(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  private static String text(Password password) {
    return new String(password.characters());
  }
}
