package io.asciichat.cli.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A log file that is put aside when it is too large or too old, and that never fails: lines that
 * cannot be written, on a full disk for instance, are counted, and the count is the first line when
 * there is room again. Each line goes to the operating system at once, so a process that is killed
 * has written them all.
 *
 * <p>A file that others have moved or deleted is begun anew within a second. New files can be read
 * by their owner only, until somebody changes that; then the next ones are like the last. What is
 * not a regular file, such as {@code /dev/stderr}, is only written to.
 *
 * <p>Every call of {@link #write(byte[], int, int)} brings whole lines. Not thread-safe: the
 * appender around it has a lock. Not a {@link java.nio.channels.FileChannel}, which an interrupted
 * thread would close.
 */
final class RotatingFile extends OutputStream {
  /** Between attempts to write after a failure, and between looks for whether the file is there. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** Between attempts to put a file aside after that has failed. */
  private static final Duration ROTATION_PAUSE = Duration.ofMinutes(1);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final LogFile settings;
  private final InstantSource clock;
  private final LongFunction<byte[]> notice;

  private @Nullable FileOutputStream out;
  private Path path;
  private boolean regular;
  private @Nullable Object key;
  private long size;
  private Instant begun = Instant.EPOCH;
  private Instant looked = Instant.EPOCH;
  private Instant failed = Instant.EPOCH;
  private Instant notRotated = Instant.EPOCH;
  private long lost;

  /**
   * @param notice makes the line that tells how many could not be written
   */
  RotatingFile(LogFile settings, InstantSource clock, LongFunction<byte[]> notice) {
    this.settings = settings;
    this.clock = clock;
    this.notice = notice;
    this.path = settings.path();
  }

  /**
   * Finds out whether a file can be written to; makes it if it is not there.
   *
   * @throws IOException when it cannot
   */
  static void check(Path file) throws IOException {
    createFor(file, OWNER_ONLY);
    new FileOutputStream(file.toFile(), true).close();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Instant now = clock.instant();
    if (out == null && !isOver(failed, PAUSE, now)) {
      lost++;
      return;
    }
    try {
      prepare(now, length);
      if (lost > 0) {
        put(notice.apply(lost));
        lost = 0;
      }
      put(bytes, offset, length);
    } catch (IOException e) {
      lost++;
      failed = now;
      close();
    }
  }

  private void put(byte[] line) throws IOException {
    put(line, 0, line.length);
  }

  private void put(byte[] bytes, int offset, int length) throws IOException {
    Objects.requireNonNull(out).write(bytes, offset, length);
    size += length;
  }

  /** Opens the file, or another one in its place, as far as that is due. */
  private void prepare(Instant now, int length) throws IOException {
    if (out != null && regular && isOver(looked, PAUSE, now)) {
      look(now);
    }
    if (out == null) {
      open(now);
    }
    boolean full = size + length > settings.maxBytes() || isOver(begun, settings.maxAge(), now);
    if (regular && size > 0 && full && isOver(notRotated, ROTATION_PAUSE, now)) {
      rotate(now);
    }
  }

  /** A time that was set back counts as over: nothing waits for it to come again. */
  private static boolean isOver(Instant since, Duration pause, Instant now) {
    return Duration.between(since, now).abs().compareTo(pause) >= 0;
  }

  /** Closes the file if it is not at its place any more; others may write to it, too. */
  private void look(Instant now) {
    looked = now;
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      if (Objects.equals(found.fileKey(), key)) {
        size = found.size();
        return;
      }
    } catch (IOException e) {
      // Gone: a new one is begun.
    }
    close();
  }

  private void open(Instant now) throws IOException {
    createFor(settings.path(), OWNER_ONLY);
    path = settings.path().toRealPath();
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    regular = found.isRegularFile();
    key = found.fileKey();
    size = regular ? found.size() : 0;
    begun = size > 0 ? found.creationTime().toInstant() : now;
    looked = now;
    boolean torn = regular && size > 0 && endsWithinLine();
    out = new FileOutputStream(path.toFile(), true);
    if (torn) {
      put(new byte[] {'\n'});
    }
  }

  /** A full disk or a crash may have cut the last line off. */
  private boolean endsWithinLine() {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(size - 1);
      return file.read() != '\n';
    } catch (IOException e) {
      return false; // It may be written and not read.
    }
  }

  /** Puts the file aside; when that cannot be done, goes on with it. */
  private void rotate(Instant now) throws IOException {
    Set<PosixFilePermission> permissions = permissions();
    close();
    try {
      for (int i = settings.maxOld() - 1; i >= 1; i--) {
        if (Files.exists(aside(i), LinkOption.NOFOLLOW_LINKS)) {
          Files.move(aside(i), aside(i + 1), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(path, aside(1), StandardCopyOption.REPLACE_EXISTING);
      createFor(path, permissions);
    } catch (IOException e) {
      notRotated = now;
    }
    open(now);
  }

  private Path aside(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  private Set<PosixFilePermission> permissions() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    return view == null ? OWNER_ONLY : view.readAttributes().permissions();
  }

  /** Makes a file with these permissions if there is none. */
  private static void createFor(Path file, Set<PosixFilePermission> permissions)
      throws IOException {
    if (Files.exists(file)) {
      return;
    }
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.setPosixFilePermissions(file, permissions);
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was faster, or it is a link to nothing, which opening will tell.
    }
  }

  @Override
  public void close() {
    FileOutputStream open = out;
    out = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nothing was held back, so nothing is lost.
      }
    }
  }
}
