package io.asciichat.media.recording;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file that a recording becomes. An old one is replaced only when there is something to replace
 * it with: a file that is written at once goes beside it first and takes its place when it is
 * complete; one that grows is emptied at its first byte.
 */
final class TargetFile {
  private final Path file;
  private final boolean existed;

  /** What is written: the file itself, or one beside it. */
  private final Path written;

  private final FileChannel channel;
  private boolean begun;

  private TargetFile(Path file, boolean existed, Path written, FileChannel channel) {
    this.file = file;
    this.existed = existed;
    this.written = written;
    this.channel = channel;
  }

  /**
   * Opens a file for writing, without changing what is there.
   *
   * @param atOnce whether it is written in one go when all is known
   * @throws AsciiChatException with {@link ErrorCode#FILE} when it cannot be written
   */
  static TargetFile open(Path file, boolean atOnce) {
    try {
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "it is a folder");
      }
      boolean existed = Files.exists(file);
      if (existed && !Files.isWritable(file)) {
        throw new AccessDeniedException(file.toString());
      }
      if (!atOnce || existed && !Files.isRegularFile(file)) {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new TargetFile(file, existed, file, channel);
      }
      // A link is followed, or it would be replaced by a file.
      Path real = existed ? file.toRealPath() : file.toAbsolutePath();
      Path beside = real.resolveSibling("." + real.getFileName() + ".part");
      FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      return new TargetFile(real, existed, beside, channel);
    } catch (IOException | UnsupportedOperationException e) {
      throw new AsciiChatException(
          ErrorCode.FILE, "cannot write '" + file + "': " + reason(e) + "; choose another file", e);
    }
  }

  Path path() {
    return file;
  }

  /** Bytes to the file, not buffered. */
  OutputStream stream() throws IOException {
    begin();
    return Channels.newOutputStream(channel);
  }

  /** UTF-8 to the file, buffered. */
  Writer writer() throws IOException {
    return new BufferedWriter(new OutputStreamWriter(stream(), StandardCharsets.UTF_8), 1 << 16);
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      if (Files.isRegularFile(written)) {
        channel.truncate(0);
      }
    }
  }

  /** What was written is complete. */
  void commit() throws IOException {
    channel.close();
    if (!written.equals(file)) {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What was written, if anything, is of no use. A file that grew keeps what it has. */
  void discard() {
    try {
      channel.close();
      if (!written.equals(file) || !existed && !begun) {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      // Nothing more can be done, and the reason for all this has been told.
    }
  }

  /** The system's words for a failure, without the path, which the message has already. */
  static String reason(@Nullable Throwable failure) {
    if (failure instanceof NoSuchFileException) {
      return "the folder does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message =
        failure instanceof FileSystemException system
            ? system.getReason()
            : failure == null ? null : failure.getMessage();
    return message == null || message.isEmpty()
        ? "input or output failed"
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
