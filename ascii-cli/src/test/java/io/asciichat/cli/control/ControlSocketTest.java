package io.asciichat.cli.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a control socket, in folders where others may have been before. */
class ControlSocketTest {
  @TempDir private Path folder;
  private Map<String, String> environment;
  private Path own;

  @BeforeEach
  void setUp() {
    environment = Map.of("XDG_RUNTIME_DIR", folder.toString());
    own = folder.resolve("ascii-chat");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static String message(Path path) {
    return String.valueOf(
        assertThrows(IOException.class, () -> ControlSocket.at(path).close()).getMessage());
  }

  /** What a process that was killed leaves behind. */
  private static void leave(Path path) throws IOException {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
    assertTrue(Files.exists(path));
  }

  @Test
  void folderAndSocketAreTheOwnersAloneAndTheSocketGoesWithTheServer() throws IOException {
    Path path;
    try (ControlSocket socket = ControlSocket.inOwnFolder(environment, 27224)) {
      path = socket.path();
      assertEquals(own.resolve("server-27224.sock"), path);
      assertEquals("rwx------", permissions(own));
      assertEquals("rw-------", permissions(path));
    }
    assertFalse(Files.exists(path, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aSocketThatNothingListensOnIsReplaced() throws IOException {
    Path path = folder.resolve("s");
    leave(path);
    try (ControlSocket socket = ControlSocket.at(path)) {
      assertEquals("rw-------", permissions(socket.path()));
    }
  }

  @Test
  void aSocketThatAServerListensOnIsLeftAlone() throws IOException {
    Path path = folder.resolve("s");
    try (ControlSocket first = ControlSocket.at(path)) {
      assertTrue(message(path).contains("another server uses"), message(path));
      assertTrue(first.channel().isOpen());
      assertTrue(Files.exists(path));
    }
  }

  /** Nobody takes what comes in, so that soon there is no place for more. */
  @Test
  void aServerThatIsBusyIsOneAllTheSame() throws IOException {
    Path path = folder.resolve("s");
    List<SocketChannel> waiting = new ArrayList<>();
    try (ControlSocket first = ControlSocket.at(path)) {
      for (int i = 0; i < 15; i++) {
        waiting.add(SocketChannel.open(UnixDomainSocketAddress.of(path)));
      }
      for (int i = 0; i < 5; i++) {
        assertTrue(message(path).contains("another server uses"), message(path));
      }
      assertTrue(first.channel().isOpen());
    } finally {
      for (SocketChannel one : waiting) {
        one.close();
      }
    }
  }

  @Test
  void aFileIsNeverReplaced() throws IOException {
    Path path = Files.writeString(folder.resolve("s"), "precious");
    assertTrue(message(path).contains("is not a socket"));
    assertEquals("precious", Files.readString(path));
  }

  /** Not even one to a socket that would be. */
  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path stale = folder.resolve("stale");
    leave(stale);
    Path link = Files.createSymbolicLink(folder.resolve("s"), stale);
    assertTrue(message(link).contains("is not a socket"));
    assertTrue(Files.exists(stale));
    Path dangling = Files.createSymbolicLink(folder.resolve("d"), folder.resolve("elsewhere"));
    assertTrue(message(dangling).contains("is not a socket"));
    assertFalse(Files.exists(folder.resolve("elsewhere")));
  }

  @Test
  void aFolderThatOthersMayWriteToIsNotUsed() throws IOException {
    Files.createDirectory(own);
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertTrue(message(own.resolve("s")).contains("other users may write to"));
  }

  @Test
  void aLinkInThePlaceOfTheFolderIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(own, elsewhere);
    try (ControlSocket socket = ControlSocket.inOwnFolder(environment, 27224)) {
      assertFalse(socket.path().startsWith(folder), socket.path().toString());
    }
    assertEquals(List.of(), ControlFolders.list(elsewhere, "*"));
  }

  @Test
  void aPathThatIsTooLongIsToldInWords() throws IOException {
    Path longest = folder.resolve("x".repeat(ControlSocket.MAX_PATH_BYTES));
    assertTrue(message(longest).contains("is longer than the 106 bytes"), message(longest));
    int left = ControlSocket.MAX_PATH_BYTES - folder.toString().length() - 1;
    ControlSocket.at(folder.resolve("x".repeat(left))).close();
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path path = folder.resolve("no/such/s");
    assertTrue(message(path).contains("there is no folder '" + path.getParent()), message(path));
  }

  @Test
  void aSocketThatHasTakenItsPlaceIsLeftThere() throws IOException {
    Path path = folder.resolve("s");
    ControlSocket first = ControlSocket.at(path);
    Files.delete(path);
    try (ControlSocket second = ControlSocket.at(path)) {
      first.close();
      assertTrue(Files.exists(path));
      assertTrue(second.channel().isOpen());
    }
    assertFalse(Files.exists(path));
  }
}
