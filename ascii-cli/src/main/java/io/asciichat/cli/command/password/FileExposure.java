package io.asciichat.cli.command.password;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who but its owner can get at a file that holds a secret. */
public final class FileExposure {
  private FileExposure() {}

  /**
   * Whether the file's permissions let users read or change it who are neither its owner nor of its
   * group; false where files have no such permissions.
   */
  public static boolean isOpenToOthers(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.OTHERS_READ)
          || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
