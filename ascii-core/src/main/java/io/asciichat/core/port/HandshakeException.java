package io.asciichat.core.port;

import io.asciichat.core.error.ErrorCode;

/**
 * A handshake ended without a session. The message is one line for a person and holds no secret.
 */
public class HandshakeException extends Exception {
  /** A fault of the client's password, as its server has found and as the client is told. */
  public enum PasswordFault {
    /** The handshake failed for another reason. */
    NONE,
    /** The server wants a password and the client gave none. */
    MISSING,
    /** The server knows another password. */
    WRONG
  }

  private final ErrorCode code;
  private final PasswordFault passwordFault;

  /**
   * @param code AUTH for refused credentials, HANDSHAKE for a peer that breaks the rules,
   *     NOT_SUPPORTED for a wish that is not granted (plaintext)
   * @param message what happened and what to do
   */
  public HandshakeException(ErrorCode code, String message) {
    this(code, message, PasswordFault.NONE);
  }

  private HandshakeException(ErrorCode code, String message, PasswordFault passwordFault) {
    super(message);
    this.code = code;
    this.passwordFault = passwordFault;
  }

  /**
   * A failure that another password may mend, with code AUTH.
   *
   * @param fault MISSING or WRONG
   * @param message what happened and what to do
   */
  public static HandshakeException ofPassword(PasswordFault fault, String message) {
    return new HandshakeException(ErrorCode.AUTH, message, fault);
  }

  /** Returns the kind of failure. */
  public final ErrorCode code() {
    return code;
  }

  /** Returns whether another password may mend it, and why. */
  public final PasswordFault passwordFault() {
    return passwordFault;
  }

  @Override
  public final String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
