package io.asciichat.cli.config;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * The configuration file: {@code flag-name = value} at the top for every command, or in a table
 * named like a command for that one.
 */
public final class ConfigFile {
  private static final Path FILE = Path.of("ascii-chat", "config.toml");
  private static final String PASSWORD = "password";

  private final Path path;
  private final @Nullable TomlParseResult content;

  private ConfigFile(Path path, @Nullable TomlParseResult content) {
    this.path = path;
    this.content = content;
  }

  /** A file that sets nothing. */
  public static ConfigFile none() {
    return new ConfigFile(Path.of("none"), null);
  }

  /**
   * Where the file is looked for: {@code $XDG_CONFIG_HOME} or {@code ~/.config}.
   *
   * @throws AsciiChatException with {@link ErrorCode#CONFIG} when the folder's name is none: a file
   *     there, which may hold a password, must not be overlooked
   */
  public static Path location(Map<String, String> environment, String home) {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return xdg.isEmpty()
        ? folder("HOME", home).resolve(".config").resolve(FILE)
        : folder("XDG_CONFIG_HOME", xdg).resolve(FILE);
  }

  private static Path folder(String variable, String name) {
    try {
      if (name.indexOf(LayeredDefaults.REPLACEMENT) < 0) {
        return Path.of(name);
      }
    } catch (InvalidPathException e) {
      throw error(variable + " names no folder that can be opened here; set XDG_CONFIG_HOME");
    }
    throw error(variable + " is not UTF-8; set XDG_CONFIG_HOME to a folder whose name is");
  }

  /**
   * Reads a file; one that does not exist is an empty one.
   *
   * @throws AsciiChatException with {@link ErrorCode#CONFIG} when it cannot be read or parsed
   */
  public static ConfigFile read(Path path) {
    if (!Files.exists(path)) {
      return new ConfigFile(path, null);
    }
    try {
      TomlParseResult result = Toml.parse(path);
      if (result.hasErrors()) {
        throw error(path + ": " + result.errors().getFirst().toString());
      }
      return new ConfigFile(path, result);
    } catch (IOException e) {
      throw new AsciiChatException(ErrorCode.CONFIG, "cannot read " + path, e);
    }
  }

  /**
   * Checks that every key means something.
   *
   * @param keysByCommand the keys each command knows
   * @throws AsciiChatException with {@link ErrorCode#CONFIG} naming the first that does not
   */
  public void requireKnownKeys(Map<String, ? extends Set<String>> keysByCommand) {
    if (content == null) {
      return;
    }
    for (String key : content.keySet()) {
      if (content.isTable(List.of(key))) {
        Set<String> known = keysByCommand.get(key);
        if (known == null) {
          throw unknown(List.of(key), "is no command");
        }
        for (String inner : content.getTableOrEmpty(List.of(key)).keySet()) {
          if (!known.contains(inner)) {
            throw unknown(List.of(key, inner), "is no option of " + key);
          }
        }
      } else if (keysByCommand.values().stream().noneMatch(keys -> keys.contains(key))) {
        throw unknown(List.of(key), "is no option of any command");
      }
    }
  }

  /** Whether a password stands in the file, for any command. */
  public boolean holdsPassword() {
    TomlParseResult table = content;
    return table != null
        && (table.contains(List.of(PASSWORD))
            || table.keySet().stream().anyMatch(key -> table.contains(List.of(key, PASSWORD))));
  }

  /** The file, for a message. */
  public Path path() {
    return path;
  }

  /** The value for an option of a command, and where it stands; null when there is none. */
  public @Nullable Setting value(String command, String key) {
    if (content == null) {
      return null;
    }
    for (List<String> name : List.of(List.of(command, key), List.of(key))) {
      if (content.contains(name) && !content.isTable(name)) {
        return new Setting(text(name), path + " line " + line(name), ErrorCode.CONFIG);
      }
    }
    return null;
  }

  private String text(List<String> name) {
    Object value = content == null ? null : content.get(name);
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw error(
        path
            + " line "
            + line(name)
            + ": "
            + String.join(".", name)
            + " must be a string, a number, true or false");
  }

  private AsciiChatException unknown(List<String> name, String why) {
    String what = "'" + String.join(".", name) + "' " + why;
    return error(path + " line " + line(name) + ": " + what + "; see docs/configuration.md");
  }

  private int line(List<String> name) {
    TomlTable table = content;
    var position = table == null ? null : table.inputPositionOf(name);
    return position == null ? 0 : position.line();
  }

  private static AsciiChatException error(String message) {
    return new AsciiChatException(ErrorCode.CONFIG, message);
  }
}
