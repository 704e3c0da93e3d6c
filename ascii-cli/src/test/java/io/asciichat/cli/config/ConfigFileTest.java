package io.asciichat.cli.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  @TempDir private Path folder;

  @Test
  void isLookedForWhereXdgSays() {
    String home = "/home/ann";
    assertEquals(
        Path.of("/home/ann/.config/ascii-chat/config.toml"), ConfigFile.location(Map.of(), home));
    assertEquals(
        Path.of("/x/ascii-chat/config.toml"),
        ConfigFile.location(Map.of("XDG_CONFIG_HOME", "/x"), home));
  }

  @Test
  void aMissingFileIsEmpty() {
    ConfigFile file = ConfigFile.read(folder.resolve("none"));
    assertNull(file.value("client", "fps"));
  }

  @Test
  void aCommandsTableComesBeforeTheTop() throws IOException {
    ConfigFile file = read("fps = 30\nport = 1\n[client]\nfps = 20\n");
    assertEquals("20", value(file, "client", "fps"));
    assertEquals("30", value(file, "mirror", "fps"));
    assertEquals("1", value(file, "server", "port"));
  }

  @ParameterizedTest
  @CsvSource({"fps = 20,20", "fps = '20',20", "fps = true,true", "fps = 2.5,2.5"})
  void takesEveryPlainValue(String line, String expected) throws IOException {
    assertEquals(expected, value(read(line), "client", "fps"));
  }

  @Test
  void aSettingDoesNotShowItsValue() throws IOException {
    Setting setting = read("\nfps = 'secret'").value("client", "fps");
    assertNotNull(setting);
    assertFalse(setting.toString().contains("secret"));
    assertTrue(setting.origin().endsWith("line 2"), setting.origin());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"fps =                | line 1", "fps = 1\\nfps = 2    | line 2"})
  void aMistakeInTheGrammarIsNamedWithItsLine(String text, String expected) {
    assertRefused(text.replace("\\n", "\n").getBytes(UTF_8), expected);
  }

  /** The parser calls itself for each bracket. */
  @Test
  void deepNestingIsRefusedInALine() {
    assertRefused(("fps = " + "[".repeat(100_000)).getBytes(UTF_8), "nested too deeply");
  }

  /** The parser trips over the first where assertions are on, and throws the second. */
  @Test
  void aBrokenEscapeIsRefusedInALine() {
    assertRefused("fps = \"\\us\"".getBytes(UTF_8), "Invalid unicode escape sequence");
    assertRefused("[\"n\\?u".getBytes(UTF_8), "Invalid escape sequence '\\?'");
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    assertEquals("20", value(read("\uFEFFfps = 20"), "client", "fps"));
    assertNull(read("\uFEFF").value("client", "fps"));
  }

  /** Latin-1, a character cut in half, a surrogate, UTF-16 from an editor of Windows. */
  @ParameterizedTest
  @CsvSource({"62fc", "62c3", "eda080", "fffe66003d00", "feff0066003d"})
  void anotherEncodingIsNamedWithItsLine(String hex) {
    byte[] strange = HexFormat.of().parseHex(hex);
    byte[] text = Arrays.copyOf("fps = 1\n# ".getBytes(UTF_8), 10 + strange.length);
    System.arraycopy(strange, 0, text, 10, strange.length);
    assertRefused(text, "line 2: not UTF-8");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    byte[] large = new byte[(1 << 20) + 1];
    Arrays.fill(large, (byte) '\n');
    assertRefused(large, "larger than 1 MiB");
  }

  @Test
  void whatIsNotARegularFileIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("config.toml");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    AsciiChatException e = assertThrows(AsciiChatException.class, () -> ConfigFile.read(pipe));
    assertEquals(ErrorCode.CONFIG, e.code());
    assertTrue(e.getMessage().contains("is not a regular file"), e.getMessage());
    e = assertThrows(AsciiChatException.class, () -> ConfigFile.read(folder));
    assertTrue(e.getMessage().contains("is not a regular file"), e.getMessage());
  }

  @Test
  void aLinkToTheNullDeviceSwitchesTheFileOff() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("config.toml"), Path.of("/dev/null"));
    assertTrue(ConfigFile.read(link).entries().isEmpty());
  }

  @Test
  void anEntryDoesNotShowItsValue() throws IOException {
    ConfigFile file = read("[client]\npassword = 'secret word'");
    assertFalse(file.entries().toString().contains("secret"), file.entries().toString());
    assertTrue(file.holdsPassword());
  }

  private void assertRefused(byte[] content, String expected) {
    AsciiChatException e =
        assertThrows(
            AsciiChatException.class,
            () -> ConfigFile.read(Files.write(folder.resolve("config.toml"), content)));
    assertEquals(ErrorCode.CONFIG, e.code());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().contains("config.toml"), e.getMessage());
  }

  private ConfigFile read(String text) throws IOException {
    return ConfigFile.read(Files.writeString(folder.resolve("config.toml"), text));
  }

  private static String value(ConfigFile file, String command, String key) {
    Setting setting = file.value(command, key);
    assertNotNull(setting);
    return setting.value();
  }
}
