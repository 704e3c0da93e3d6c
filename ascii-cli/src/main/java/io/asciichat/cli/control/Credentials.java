package io.asciichat.cli.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the other end's user whether a connection is trusted: of the same user, or of root.
 * The kernel tells who that is ({@code SO_PEERCRED}, unix(7)).
 */
final class Credentials {
  private static final String ROOT = "0";

  /** This process; belongs to its user (proc(5)). */
  private static final Path SELF = Path.of("/proc/self");

  private Credentials() {}

  /**
   * The user at the other end; null where the system does not tell, and the permissions of the
   * socket's file have to do.
   */
  static @Nullable UserPrincipal peer(SocketChannel channel) throws IOException {
    return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
        ? channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user()
        : null;
  }

  /**
   * Returns whether a user may speak with one who owns a socket.
   *
   * @param peer as {@link #peer} told
   */
  static boolean isTrusted(@Nullable UserPrincipal peer, UserPrincipal owner) {
    return peer == null || peer.equals(owner) || isRoot(peer);
  }

  /** Returns whether this is root, whatever it is called here. */
  static boolean isRoot(UserPrincipal user) {
    try {
      // A number is taken for a user's when no user has it for a name.
      return user.equals(
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(ROOT));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Returns whether the user of this process may trust what a user listens with. */
  static boolean isTrustedHere(@Nullable UserPrincipal listener) throws IOException {
    if (!Files.exists(SELF)) {
      return true; // Nothing tells who this is; the folders' permissions have to do.
    }
    UserPrincipal self = owner(SELF);
    return isRoot(self) || isTrusted(listener, self);
  }

  /** The owner of a file, not of what it links to. */
  static UserPrincipal owner(Path file) throws IOException {
    return Objects.requireNonNull(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS));
  }
}
