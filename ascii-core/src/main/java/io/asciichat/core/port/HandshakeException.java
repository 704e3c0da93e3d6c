package io.asciichat.core.port;

import io.asciichat.core.error.ErrorCode;

/**
 * A handshake ended without a session. The message is one line for a person and holds no secret.
 */
public final class HandshakeException extends Exception {
  private final ErrorCode code;

  /**
   * @param code AUTH for refused credentials, HANDSHAKE for a peer that breaks the rules,
   *     NOT_SUPPORTED for a wish that is not granted (plaintext)
   * @param message what happened and what to do
   */
  public HandshakeException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** What kind of failure. */
  public ErrorCode code() {
    return code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
