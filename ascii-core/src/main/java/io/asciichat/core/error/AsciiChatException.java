package io.asciichat.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a person should read. The message is one line that says what happened and what to
 * do about it; it never holds a secret. The cause, if any, is for {@code -v} and log files.
 */
public class AsciiChatException extends RuntimeException {
  private final ErrorCode code;
  private @Nullable ErrorContext context;

  /**
   * @param code what kind of failure, also the exit status
   * @param message one line for a person: what, and what to do
   */
  public AsciiChatException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * @param code what kind of failure, also the exit status
   * @param message one line for a person: what, and what to do
   * @param cause the technical reason
   */
  public AsciiChatException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The kind of this failure. */
  public ErrorCode code() {
    return code;
  }

  /**
   * Notes what was being done and with whom, for the one who catches this; what was noted first
   * stays. For the thread that throws it.
   *
   * @return this failure, to be thrown
   */
  public AsciiChatException during(ErrorContext circumstances) {
    if (context == null) {
      context = circumstances;
    }
    return this;
  }

  /** What was being done and with whom, or null where that says nothing. */
  public @Nullable ErrorContext context() {
    return context;
  }

  /** The one line for a person. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
