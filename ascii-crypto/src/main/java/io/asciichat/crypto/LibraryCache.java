package io.asciichat.crypto;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps a native library as a file between runs, because the operating system loads libraries from
 * files only. The folder belongs to the user alone (0700), and a file found there is used only when
 * it equals, byte for byte, what is to be loaded; otherwise it is replaced in one step. Processes
 * that start at the same time do not disturb each other.
 *
 * <p>When the folder cannot be used, each run makes a copy of its own in a private folder of the
 * system's temporary directory and deletes it at exit.
 */
final class LibraryCache {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private LibraryCache() {}

  /**
   * The name, as a resource, of the library that LazySodium bundles for an operating system and
   * processor.
   *
   * @param os the property {@code os.name}
   * @param arch the property {@code os.arch}
   * @throws AsciiChatException with code NOT_SUPPORTED when there is none
   */
  static String libraryFor(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT);
    String processor = arch.toLowerCase(Locale.ROOT);
    String folder = "";
    if (system.startsWith("linux")) {
      folder =
          switch (processor) {
            case "amd64", "x86_64" -> "linux64";
            case "aarch64", "arm64" -> "arm64";
            case "x86", "i386", "i486", "i586", "i686" -> "linux";
            case "arm", "armv6l", "armv7l" -> "armv6";
            default -> "";
          };
    } else if (system.startsWith("mac")) {
      folder =
          switch (processor) {
            case "amd64", "x86_64" -> "mac";
            case "aarch64", "arm64" -> "mac_arm";
            default -> "";
          };
    } else if (system.startsWith("windows")) {
      folder =
          switch (processor) {
            case "amd64", "x86_64" -> "windows64";
            case "x86", "i386" -> "windows";
            default -> "";
          };
    }
    if (folder.isEmpty()) {
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          "encryption is not available on "
              + os
              + "/"
              + arch
              + ": libsodium comes for Linux, macOS and Windows on x86 and ARM");
    }
    String file =
        folder.startsWith("windows")
            ? "libsodium.dll"
            : folder.startsWith("mac") ? "libsodium.dylib" : "libsodium.so";
    return folder + "/" + file;
  }

  /** {@code $XDG_CACHE_HOME/ascii-chat}, or {@code ~/.cache/ascii-chat} when it is not set. */
  static Path defaultRoot(String xdgCacheHome, String home) {
    boolean usable = !xdgCacheHome.isEmpty() && Path.of(xdgCacheHome).isAbsolute();
    Path base = usable ? Path.of(xdgCacheHome) : Path.of(home, ".cache");
    return base.resolve("ascii-chat");
  }

  /**
   * The absolute path of a file with this content.
   *
   * @param root where this program may keep files; made when missing
   * @param version names the folder below {@code root}
   * @throws IOException when not even a temporary file can be written
   */
  static Path provide(Path root, String version, String fileName, byte[] content)
      throws IOException {
    try {
      Path folder = root.resolve(version);
      makePrivate(root);
      makePrivate(folder);
      return inFolder(folder, fileName, content);
    } catch (IOException | SecurityException | UnsupportedOperationException e) {
      Path folder = Files.createTempDirectory("ascii-chat-native");
      folder.toFile().deleteOnExit();
      Path file = inFolder(folder, fileName, content);
      file.toFile().deleteOnExit();
      return file;
    }
  }

  private static Path inFolder(Path folder, String fileName, byte[] content) throws IOException {
    Path file = folder.resolve(fileName).toAbsolutePath();
    if (holds(file, content)) {
      return file;
    }
    Path fresh = Files.createTempFile(folder, fileName, ".new");
    try {
      Files.write(fresh, content);
      move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file;
  }

  private static void move(Path fresh, Path file) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /** Makes the folder for the owner alone, and refuses one that others could write to. */
  private static void makePrivate(Path folder) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    if (Files.notExists(folder)) {
      Path parent = folder.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
      Files.createDirectories(folder, mode);
    }
    // Fails for another user's folder; the temporary directory is used then.
    Files.setPosixFilePermissions(folder, OWNER_ONLY);
  }
}
