package io.asciichat.media.recording;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The file that a recording becomes: links are followed and stay, mode, owner and group are kept. A
 * file that grows is emptied at its first byte. One that is written at once is changed only when
 * all of it is known: a new one goes beside the old one and takes its place, so that its readers
 * see one or the other. Where something would be lost by that (another name of the file, an owner
 * that cannot be given, a folder that cannot be written), the old one is overwritten instead.
 */
final class TargetFile {
  /** More links than this are a circle; as Linux counts. */
  private static final int MAX_LINKS = 40;

  /** What the names of files beside others begin and end with. */
  private static final String PREFIX = ".ascii-chat-";

  private static final String SUFFIX = ".part";

  /** A file beside another is left alone for so long: its writer may not have locked it yet. */
  private static final Duration MIN_STALE_AGE = Duration.ofMinutes(1);

  /** Files that this process writes beside others; a look at their locks would release them. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  /** {@code S_IFMT} and {@code S_IFIFO} of POSIX. */
  private static final int TYPE_MASK = 0170000;

  private static final int PIPE = 0010000;

  private final Path file;
  private final boolean existed;

  /** What is written: the file itself, or one beside it. */
  private final Path written;

  private final FileChannel channel;

  /** What an old file is overwritten with at the end, or null when bytes are written at once. */
  private final @Nullable ByteArrayOutputStream pending;

  private boolean begun;

  private TargetFile(
      Path file, boolean existed, Path written, FileChannel channel, boolean overwrites) {
    this.file = file;
    this.existed = existed;
    this.written = written;
    this.channel = channel;
    this.pending = overwrites ? new ByteArrayOutputStream() : null;
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
      if (isPipe(file)) {
        throw new FileSystemException(file.toString(), null, "it is a pipe");
      }
      Path real = followed(file);
      boolean existed = Files.exists(real);
      if (existed && !Files.isWritable(real)) {
        throw new AccessDeniedException(file.toString());
      }
      TargetFile beside = atOnce ? beside(real, existed) : null;
      if (beside != null) {
        return beside;
      }
      FileChannel channel =
          FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new TargetFile(real, existed, real, channel, atOnce);
    } catch (IOException | UnsupportedOperationException e) {
      Path folder = file.toAbsolutePath().getParent();
      // Systems such as Linux's /proc say so of every new name.
      String reason =
          e instanceof NoSuchFileException && folder != null && Files.isDirectory(folder)
              ? "no file can be made in this folder"
              : reason(e);
      throw new AsciiChatException(
          ErrorCode.FILE, "cannot write '" + file + "': " + reason + "; choose another file", e);
    }
  }

  /**
   * Returns whether it is a pipe with a name: opening one waits for its reader, perhaps for ever.
   */
  private static boolean isPipe(Path file) {
    return unix(file, "mode") instanceof Integer mode && (mode & TYPE_MASK) == PIPE;
  }

  private static @Nullable Object unix(Path file, String attribute) {
    try {
      return Files.getAttribute(file, "unix:" + attribute);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null; // It is not there, or not on a Unix.
    }
  }

  /** The file at the end of all links, whether it is there or not; devices as they are named. */
  private static Path followed(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.isRegularFile(file) ? file.toRealPath() : file;
    }
    Path end = file.toAbsolutePath();
    for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(end); i++) {
      end = end.resolveSibling(Files.readSymbolicLink(end));
    }
    if (Files.isSymbolicLink(end)) {
      throw new FileSystemException(file.toString(), null, "its links lead in a circle");
    }
    return end;
  }

  /**
   * A new file that can take the place of an old one, or of none.
   *
   * @return null when an old one has to be overwritten
   * @throws IOException when there is none, and none can be made
   */
  private static @Nullable TargetFile beside(Path real, boolean existed) throws IOException {
    boolean replaceable =
        !existed
            || Files.isRegularFile(real)
                && !(unix(real, "nlink") instanceof Integer names && names > 1);
    if (!replaceable) {
      return null;
    }
    removeStale(real);
    Path part = real.resolveSibling(prefix(real) + UUID.randomUUID() + SUFFIX);
    OWN.add(part);
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              part,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              existed ? onlyForUs(real) : new FileAttribute<?>[0]);
      lock(channel);
      if (existed) {
        copyAccess(real, part);
      }
      return new TargetFile(real, existed, part, channel, false);
    } catch (IOException | UnsupportedOperationException e) {
      OWN.remove(part);
      if (channel != null) {
        channel.close();
        Files.deleteIfExists(part);
      }
      if (existed) {
        return null;
      }
      throw e;
    }
  }

  /** What the names of files beside this one begin with; short, whatever its own name is. */
  private static String prefix(Path real) {
    return PREFIX + Integer.toHexString(String.valueOf(real.getFileName()).hashCode()) + "-";
  }

  /**
   * Removes what processes that were killed have left beside this file: files of its own, that no
   * living process has locked.
   */
  private static void removeStale(Path real) {
    Path folder = real.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder, prefix(real) + "*" + SUFFIX)) {
      Instant latest = Instant.now().minus(MIN_STALE_AGE);
      for (Path part : parts) {
        if (!OWN.contains(real.resolveSibling(part.getFileName()))
            && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(part).toInstant().isBefore(latest)
            && isUnlocked(part)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // What is left there harms nothing.
    }
  }

  private static boolean isUnlocked(Path part) {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false; // Not to be known here.
    }
  }

  /**
   * Until the process ends or the file is closed; where files have no locks, they are not removed.
   */
  private static void lock(FileChannel channel) {
    try {
      var _ = channel.tryLock();
    } catch (IOException e) {
      return;
    }
  }

  /** The mode of a file that no other user may look into before it has that of the old one. */
  private static FileAttribute<?>[] onlyForUs(Path real) {
    return Files.getFileAttributeView(real, PosixFileAttributeView.class) == null
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        };
  }

  private static void copyAccess(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView copy = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null || copy == null) {
      return;
    }
    PosixFileAttributes wanted = old.readAttributes();
    PosixFileAttributes made = copy.readAttributes();
    if (!made.owner().equals(wanted.owner())) {
      copy.setOwner(wanted.owner());
    }
    if (!made.group().equals(wanted.group())) {
      copy.setGroup(wanted.group());
    }
    // Last: a change of the owner may take rights away.
    copy.setPermissions(wanted.permissions());
  }

  Path path() {
    return file;
  }

  /** Bytes to the file, not buffered. */
  OutputStream stream() throws IOException {
    if (pending != null) {
      return pending;
    }
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
    if (pending != null) {
      overwrite(pending.toByteArray());
    }
    channel.close();
    if (!written.equals(file)) {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      OWN.remove(written);
    }
  }

  /**
   * Writes over an old file, which is put back when that fails, as on a full disk. Only as much of
   * it is kept in memory as is overwritten; what lies behind stays where it is until all is
   * written.
   */
  private void overwrite(byte[] bytes) throws IOException {
    boolean regular = Files.isRegularFile(file);
    long size = regular ? Files.size(file) : 0;
    byte[] old = regular ? beginning(bytes.length) : null;
    try {
      write(bytes);
    } catch (IOException e) {
      if (old != null) {
        try {
          write(old, 0);
          channel.truncate(size);
        } catch (IOException again) {
          e.addSuppressed(again);
        }
      }
      throw e;
    }
  }

  private byte @Nullable [] beginning(int most) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      return null; // It may be written but not read.
    }
  }

  /** The end is cut off last: what has its place on the disk already keeps it. */
  private void write(byte[] bytes) throws IOException {
    if (Files.isRegularFile(file)) {
      write(bytes, 0);
      channel.truncate(bytes.length);
    } else {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  private void write(byte[] bytes, long position) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest, position + rest.position());
    }
  }

  /** What was written, if anything, is of no use. A file that grew keeps what it has. */
  void discard() {
    try {
      channel.close();
      if (!written.equals(file) || !existed && !begun) {
        Files.deleteIfExists(written);
      }
      OWN.remove(written);
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
