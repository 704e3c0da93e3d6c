package io.asciichat.core.client;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext;
import org.jspecify.annotations.Nullable;

/**
 * The end of a client's life.
 *
 * @param code OK when it was closed, else what went wrong; fit to be the exit status
 * @param message one line for a person
 * @param context what was being done and with whom; null where that says nothing
 * @param cause the technical reason, if any
 */
public record ClientEnd(
    ErrorCode code, String message, @Nullable ErrorContext context, @Nullable Throwable cause) {
  /** The end of a client that was not dealing with its server. */
  public ClientEnd(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, null, cause);
  }

  /** The end by this failure. */
  public static ClientEnd of(AsciiChatException failure) {
    return new ClientEnd(
        failure.code(), failure.getMessage(), failure.context(), failure.getCause());
  }

  /** Returns this end as a failure. */
  public AsciiChatException asFailure() {
    AsciiChatException failure = new AsciiChatException(code, message, cause);
    return context == null ? failure : failure.during(context);
  }
}
