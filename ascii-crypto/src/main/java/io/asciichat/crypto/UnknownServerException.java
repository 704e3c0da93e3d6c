package io.asciichat.crypto;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.crypto.keys.IdentityKey;

/**
 * A server shows an identity that nobody has accepted yet. A person may do so, and the client then
 * connects again: C servers do not wait for the answer.
 */
public final class UnknownServerException extends HandshakeException {
  private final String server;
  private final transient IdentityKey shown;

  /**
   * @param server its numeric address and port
   * @param shown its identity, whose signature is right
   */
  public UnknownServerException(String server, IdentityKey shown) {
    super(
        ErrorCode.AUTH,
        "the server at "
            + server
            + " is not known yet; if its operator says that its key is "
            + shown.fingerprint()
            + ", name it with --server-key, or connect from a terminal, where you are asked");
    this.server = server;
    this.shown = shown;
  }

  /** Returns the server's numeric address and port. */
  public String server() {
    return server;
  }

  /** Returns the identity that the server has proven. */
  public IdentityKey shown() {
    return shown;
  }
}
