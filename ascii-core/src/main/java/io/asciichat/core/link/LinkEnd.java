package io.asciichat.core.link;

import io.asciichat.core.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The end of a link.
 *
 * @param code OK for a wanted end on either side
 * @param message one line for a person
 * @param duringHandshake whether there was never a session
 * @param cause the technical reason, if any
 */
public record LinkEnd(
    ErrorCode code, String message, boolean duringHandshake, @Nullable Throwable cause) {
  /**
   * The end of a link by a fault of this program, or for want of memory or threads. The line names
   * what was thrown and where, because that is all that gets into a log.
   *
   * @param doing what the link was doing, such as {@code "receiving"}
   */
  static LinkEnd internal(String doing, Throwable failure, boolean duringHandshake) {
    if (failure instanceof OutOfMemoryError) {
      String message = "out of memory while " + doing + ": " + failure.getMessage();
      return new LinkEnd(ErrorCode.MEMORY, message, duringHandshake, failure);
    }
    StackTraceElement[] stack = failure.getStackTrace();
    String place = stack.length == 0 ? "" : " at " + stack[0];
    return new LinkEnd(
        ErrorCode.INTERNAL,
        "internal error while " + doing + ": " + failure + place,
        duringHandshake,
        failure);
  }
}
