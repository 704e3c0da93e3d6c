package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of a user's keys and agents: environment variables and the home folder. Immutable. */
public final class KeyEnvironment {
  private static final String FOLDER = "ascii-chat";
  private static final boolean IS_WINDOWS = File.separatorChar == '\\';

  private final Map<String, String> variables;
  private final Path home;

  private KeyEnvironment(Map<String, String> variables, Path home) {
    this.variables = variables;
    this.home = home;
  }

  /**
   * Returns the environment of some variables.
   *
   * @param variables such as {@code System.getenv()}
   * @param home the user's folder
   */
  public static KeyEnvironment of(Map<String, String> variables, Path home) {
    return new KeyEnvironment(Map.copyOf(variables), home);
  }

  /**
   * Returns a file as a user writes it; {@code ~/} stands for the home folder.
   *
   * @throws AsciiChatException with code USAGE when no file can have this name
   */
  public Path file(String name) {
    try {
      return name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
    } catch (InvalidPathException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "'" + name + "' is not a key, and no file can have this name", e);
    }
  }

  /** Returns the socket of the SSH agent; null when none is told. */
  @Nullable Path agentSocket() {
    return folder("SSH_AUTH_SOCK");
  }

  /** Returns the folder of GnuPG's keys; null when it is the usual one. */
  @Nullable Path gnupgHome() {
    return folder("GNUPGHOME");
  }

  /**
   * Returns a file in the folder of the user's own settings, which is made for its owner alone when
   * it is missing.
   *
   * @throws AsciiChatException with code FILE when it cannot be made
   */
  public Path configFile(String name) {
    Path folder = configFolder();
    try {
      OwnedFiles.makeFolder(folder);
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.FILE, "cannot make the folder '" + folder + "'; check its permissions", e);
    }
    return folder.resolve(name);
  }

  /** Returns the folder of the user's own settings, as the C program finds it. */
  Path configFolder() {
    Path xdg = folder("XDG_CONFIG_HOME");
    Path windows = IS_WINDOWS ? folder("APPDATA") : null;
    return (xdg != null ? xdg : windows != null ? windows : home.resolve(".config"))
        .resolve(FOLDER);
  }

  /** Returns the folders of settings for all users of the machine. */
  List<Path> sharedConfigFolders() {
    if (IS_WINDOWS) {
      return List.of();
    }
    String told = variables.getOrDefault("XDG_CONFIG_DIRS", "");
    return Arrays.stream((told.isEmpty() ? "/etc/xdg" : told).split(":", -1))
        .filter(name -> name.startsWith("/"))
        .map(name -> file(name).resolve(FOLDER))
        .toList();
  }

  /** Returns the folder of what can be fetched again. */
  Path cacheFolder() {
    Path xdg = folder("XDG_CACHE_HOME");
    return (xdg != null ? xdg : home.resolve(".cache")).resolve(FOLDER);
  }

  /** Relative names are not looked at, as the XDG specification wants. */
  private @Nullable Path folder(String variable) {
    String name = variables.getOrDefault(variable, "");
    if (name.isEmpty()) {
      return null;
    }
    Path folder = file(name);
    return folder.isAbsolute() ? folder : null;
  }
}
