package io.asciichat.media.camera;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The camera files of a Linux system. The driver does not tell a forbidden camera from a missing
 * one; the files do. On other systems there are none, and nothing is forbidden as far as these
 * know.
 *
 * @param folder where they are
 * @param usable whether a file may be read and written
 */
record DeviceFiles(Path folder, Predicate<Path> usable) {
  static DeviceFiles in(Path folder) {
    return new DeviceFiles(folder, file -> Files.isReadable(file) && Files.isWritable(file));
  }

  /** What to throw when there are cameras of which none may be used; empty otherwise. */
  Optional<AsciiChatException> forbidden() {
    List<Path> cameras = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "video[0-9]*")) {
      found.forEach(cameras::add);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (cameras.isEmpty() || cameras.stream().anyMatch(usable)) {
      return Optional.empty();
    }
    return Optional.of(
        new AsciiChatException(
            ErrorCode.WEBCAM_PERMISSION,
            "no permission to use "
                + Collections.min(cameras)
                + "; add yourself to the group 'video' and log in again"));
  }
}
