package io.asciichat.cli.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bound socket and its file, which only its owner may open. A file that another program has left
 * there is replaced only when it is a socket that nothing listens on any more.
 */
final class ControlSocket implements AutoCloseable {
  /**
   * {@code sun_path} of unix(7) has 108 bytes, 104 on some systems; Java leaves the last two free.
   */
  static final int MAX_PATH_BYTES = System.getProperty("os.name").equals("Linux") ? 106 : 102;

  private static final int BACKLOG = 16;

  // S_IFMT, S_IFSOCK, S_ISVTX, S_IWGRP and S_IWOTH of POSIX.
  private static final int TYPE_MASK = 0170000;
  private static final int SOCKET = 0140000;
  private static final int STICKY = 01000;
  private static final int WRITABLE_BY_OTHERS = 0022;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final ServerSocketChannel channel;
  private final UserPrincipal owner;
  private final @Nullable Object key;

  private ControlSocket(Path path, ServerSocketChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.owner = Credentials.owner(path);
    this.key = key(path);
  }

  /**
   * Binds a socket in the best folder that can be used.
   *
   * @param port names it
   * @throws IOException with a message for people when there is none
   */
  static ControlSocket inOwnFolder(Map<String, String> environment, int port) throws IOException {
    IOException first = null;
    for (Path folder : ControlFolders.own(environment)) {
      try {
        return inFolder(folder, port);
      } catch (IOException e) {
        if (first == null) {
          first = e;
        }
      }
    }
    throw first == null ? new IOException("there is no folder for it") : first;
  }

  private static ControlSocket inFolder(Path folder, int port) throws IOException {
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("'" + folder + "' is not a folder", e);
      }
    } catch (UnsupportedOperationException e) {
      throw new IOException("this system has no permissions for files", e);
    }
    ControlSocket socket = at(folder.resolve(ControlFolders.socket(port)));
    if (!Credentials.owner(folder).equals(socket.owner)) {
      socket.close();
      throw new IOException("'" + folder + "' belongs to another user");
    }
    return socket;
  }

  /**
   * A place that was told.
   *
   * @throws IOException when no file can have this name
   */
  static Path path(String told) throws IOException {
    try {
      return Path.of(told);
    } catch (InvalidPathException e) {
      throw new IOException("'" + told + "' is not the name of a file", e);
    }
  }

  /**
   * Binds a socket at a place.
   *
   * @throws IOException with a message for people
   */
  static ControlSocket at(Path path) throws IOException {
    Path whole = path.toAbsolutePath();
    if (whole.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
      throw new IOException(
          "'" + whole + "' is longer than the " + MAX_PATH_BYTES + " bytes a socket may have");
    }
    try {
      requireSafe(whole);
      removeStale(whole);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.bind(UnixDomainSocketAddress.of(whole), BACKLOG);
        Files.setPosixFilePermissions(whole, OWNER_ONLY);
        return new ControlSocket(whole, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new IOException("there is no folder '" + e.getFile() + "'", e);
    } catch (UnsupportedOperationException e) {
      throw new IOException("this system has no Unix domain sockets", e);
    }
  }

  /** Where others may take files away, they could put their own socket there. */
  private static void requireSafe(Path path) throws IOException {
    Path folder = path.getParent();
    if (folder == null) {
      throw new IOException("'" + path + "' is not a file in a folder");
    }
    int mode = mode(folder);
    if ((mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0) {
      throw new IOException("other users may write to '" + folder + "'");
    }
  }

  private static void removeStale(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & TYPE_MASK) != SOCKET) {
      throw new IOException("'" + path + "' is there already and is not a socket");
    }
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // Not to wait where a server has no place for one more.
      probe.configureBlocking(false);
      probe.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException e) {
      Files.deleteIfExists(path);
      return;
    } catch (SocketException e) {
      throw new IOException("another server uses '" + path + "', and is busy", e);
    }
    throw new IOException("another server uses '" + path + "'");
  }

  private static int mode(Path folder) throws IOException {
    return (Integer) Files.getAttribute(folder, "unix:mode");
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /** The place of its file. */
  Path path() {
    return path;
  }

  /** The user that it belongs to. */
  UserPrincipal owner() {
    return owner;
  }

  /** The channel that connections are accepted from. */
  ServerSocketChannel channel() {
    return channel;
  }

  /** Stops listening, and removes the file unless it is another one by now. */
  @Override
  public void close() throws IOException {
    channel.close();
    try {
      if (key != null && key.equals(key(path))) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      return; // Another program has removed it already.
    }
  }
}
