package io.asciichat.crypto.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that are made for their owner, on systems that know permissions. */
final class OwnedFiles {
  private OwnedFiles() {}

  /** Makes a folder and those above it, for their owner alone; leaves one that is there. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, "rwx------"));
    }
  }

  /**
   * Returns what a new file is made with.
   *
   * @param permissions such as {@code rw-------}
   */
  static FileAttribute<?>[] attributes(Path file, String permissions) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Returns whether a file has permissions. */
  static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
