package io.asciichat.cli.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir private Path folder;

  private static UserPrincipal user(String id) throws IOException {
    return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(id);
  }

  @Test
  void theSameUserAndRootAreTrustedAndNobodyElse() throws IOException {
    UserPrincipal owner = user("54321");
    assertTrue(Credentials.isTrusted(user("54321"), owner));
    assertTrue(Credentials.isTrusted(user("0"), owner));
    assertFalse(Credentials.isTrusted(user("54322"), owner));
    assertFalse(Credentials.isTrusted(user("54321"), user("0")));
  }

  @Test
  void aSystemThatDoesNotTellLeavesItToThePermissions() throws IOException {
    assertTrue(Credentials.isTrusted(null, user("54321")));
  }

  /** Both are found in different ways, and have to be comparable. */
  @Test
  void theOtherEndOfAnOwnSocketIsTheOwnerOfItsFile() throws IOException {
    Path path = folder.resolve("s");
    try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(path));
      try (SocketChannel calling = SocketChannel.open(UnixDomainSocketAddress.of(path));
          SocketChannel accepted = listening.accept()) {
        assertEquals(Credentials.owner(path), Credentials.peer(accepted));
        assertEquals(Files.getOwner(path), Credentials.peer(calling));
        assertTrue(Credentials.isTrustedHere(Credentials.peer(calling)));
      }
    }
  }
}
