package io.asciichat.cli.control;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where control sockets are, unless the user says: in the folder that systemd has made for the
 * service, in the user's runtime folder (XDG Base Directory Specification), in {@code /run} for
 * root, else in a folder of the user's own among the temporary files.
 */
final class ControlFolders {
  private static final String NAME = "ascii-chat";
  private static final Path RUN = Path.of("/run");

  private ControlFolders() {}

  /** The name of a server's socket. */
  static String socket(int port) {
    return "server-" + port + ".sock";
  }

  /** The folders for a server of this user, best first; they may not exist yet. */
  static List<Path> own(Map<String, String> environment) {
    Set<Path> folders = new LinkedHashSet<>();
    // systemd.exec(5): several are separated by colons.
    addAbsolute(environment.getOrDefault("RUNTIME_DIRECTORY", "").split(":", 2)[0], "", folders);
    addAbsolute(environment.getOrDefault("XDG_RUNTIME_DIR", ""), NAME, folders);
    if (isRunWritable()) {
      folders.add(RUN.resolve(NAME));
    }
    folders.add(temporary().resolve(NAME + "-" + user(environment)));
    return List.copyOf(folders);
  }

  /** The folders in which a server may be that this user can ask: for root those of all users. */
  static List<Path> all(Map<String, String> environment) {
    Set<Path> folders = new LinkedHashSet<>(own(environment));
    folders.add(RUN.resolve(NAME));
    if (isRunWritable()) {
      for (Path user : list(RUN.resolve("user"), "*")) {
        folders.add(user.resolve(NAME));
      }
      folders.addAll(list(temporary(), NAME + "-*"));
    }
    return List.copyOf(folders);
  }

  /** The entries of a folder that match, in the order of their names; none if it cannot be read. */
  static List<Path> list(Path folder, String glob) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      Set<Path> sorted = new TreeSet<>();
      entries.forEach(sorted::add);
      return List.copyOf(sorted);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
  }

  private static void addAbsolute(String folder, String name, Set<Path> folders) {
    try {
      Path path = Path.of(folder).resolve(name);
      if (path.isAbsolute()) {
        folders.add(path);
      }
    } catch (InvalidPathException e) {
      // No folder has such a name; the specification wants what is not valid to be ignored.
    }
  }

  private static boolean isRunWritable() {
    return Files.isWritable(RUN);
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
  }

  /** A part of a file's name, whatever the user is called. */
  private static String user(Map<String, String> environment) {
    String name = System.getProperty("user.name", "");
    String known = name.isEmpty() || name.equals("?") ? environment.get("LOGNAME") : name;
    return known == null || known.isEmpty() ? "user" : known.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
