package io.asciichat.cli.config;

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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final Map<String, Set<String>> KEYS =
      Map.of("client", Set.of("fps", "file"), "server", Set.of("port", "max-clients"));

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
    file.requireKnownKeys(KEYS);
  }

  @Test
  void aCommandsTableComesBeforeTheTop() throws IOException {
    ConfigFile file = read("fps = 30\nport = 1\n[client]\nfps = 20\n");
    file.requireKnownKeys(KEYS);
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
      value = {
        "fsp = 3              | line 1: 'fsp' is no option of any command",
        "[client]\\nport = 3  | line 2: 'client.port' is no option of client",
        "[clint]\\nfps = 3    | line 1: 'clint' is no command",
        "fps =                | line 1",
        "fps = 1\\nfps = 2    | line 2",
        "fps = [1]            | must be a string, a number, true or false"
      })
  void aMistakeIsNamedWithItsLine(String text, String expected) {
    AsciiChatException e =
        assertThrows(
            AsciiChatException.class,
            () -> {
              ConfigFile file = read(text.replace("\\n", "\n"));
              file.requireKnownKeys(KEYS);
              file.value("client", "fps");
            });
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
