package io.asciichat.crypto;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KnownHosts;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a server is the one that is meant, by the identity it has proven. Called within a
 * handshake, on the client's receive loop, where a C server waits for one second: it must not ask a
 * person. Thread-safe.
 */
public interface ServerCheck {
  /** Goes to every server, and so verifies none. */
  ServerCheck ANY = (server, shown) -> false;

  /**
   * Checks a server.
   *
   * @param server its numeric address and port
   * @param shown its identity, whose signature is right; null when it shows none
   * @return whether the server is known to be the one that is meant
   * @throws HandshakeException when the client must not go on; an {@link UnknownServerException}
   *     when a person can decide that it may
   */
  boolean check(String server, @Nullable IdentityKey shown) throws HandshakeException;

  /** Returns the identities that are expected, the likeliest first; empty for any. */
  default List<IdentityKey> expected() {
    return List.of();
  }

  /**
   * Returns a check that lets only these identities pass.
   *
   * @param keys at least one
   */
  static ServerCheck expecting(List<IdentityKey> keys) {
    return new Expected(List.copyOf(keys));
  }

  /**
   * Returns a check that lets the identities pass that a user has accepted. Others are refused with
   * an {@link UnknownServerException}, or for good when the server has shown another one before.
   *
   * @param hosts where they stand
   * @param name what the user wrote in place of an address; null when it was the address
   * @param identityRequired whether servers without an identity are refused
   */
  static ServerCheck known(KnownHosts hosts, @Nullable String name, boolean identityRequired) {
    return new Known(hosts, name, identityRequired);
  }

  /**
   * Certain identities.
   *
   * @param expected at least one
   */
  record Expected(List<IdentityKey> expected) implements ServerCheck {
    @Override
    public boolean check(String server, @Nullable IdentityKey shown) throws HandshakeException {
      if (shown != null && expected.contains(shown)) {
        return true;
      }
      String found =
          shown == null ? "shows no identity" : "has another identity, " + shown.fingerprint();
      throw new HandshakeException(
          ErrorCode.AUTH,
          "the server at "
              + server
              + " "
              + found
              + ", where "
              + expected.stream().map(IdentityKey::fingerprint).collect(Collectors.joining(" or "))
              + " is expected: another may pose as it; check the address and --server-key");
    }
  }

  /**
   * The identities of a file.
   *
   * @param hosts the file
   * @param name of the server; null for none
   * @param identityRequired whether servers without an identity are refused
   */
  record Known(KnownHosts hosts, @Nullable String name, boolean identityRequired)
      implements ServerCheck {
    @Override
    public boolean check(String server, @Nullable IdentityKey shown) throws HandshakeException {
      KnownHosts.Answer answer = hosts.check(server, name, shown);
      if (answer.standing() == KnownHosts.Standing.CHANGED) {
        throw new HandshakeException(
            ErrorCode.AUTH,
            "the server at "
                + server
                + (shown == null
                    ? " shows no identity any more"
                    : " has another identity than before, " + shown.fingerprint())
                + ": another may pose as it. If its operator says that it is right, remove "
                + lines(answer.lines())
                + " of "
                + answer.file());
      }
      if (shown == null) {
        if (identityRequired) {
          throw new HandshakeException(
              ErrorCode.AUTH,
              "the server at "
                  + server
                  + " shows no identity, which --require-server-identity wants; its operator can"
                  + " start it with --key");
        }
        return false;
      }
      if (answer.standing() != KnownHosts.Standing.SAME) {
        throw new UnknownServerException(server, shown);
      }
      return true;
    }

    private static String lines(List<Integer> numbers) {
      return (numbers.size() == 1 ? "line " : "lines ")
          + numbers.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }
  }
}
