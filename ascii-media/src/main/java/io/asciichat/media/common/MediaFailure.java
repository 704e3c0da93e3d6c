package io.asciichat.media.common;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The failures of this module, with one line each. For the packages of this module. */
public final class MediaFailure {
  private MediaFailure() {}

  /** A file that cannot be opened or is not what it should be: code MEDIA_OPEN. */
  public static AsciiChatException open(Path file, String problem, @Nullable Throwable cause) {
    return new AsciiChatException(ErrorCode.MEDIA_OPEN, line(file, problem), cause);
  }

  /** A file whose content is damaged or of an unknown kind: code MEDIA_DECODE. */
  public static AsciiChatException decode(Path file, String problem, @Nullable Throwable cause) {
    return new AsciiChatException(ErrorCode.MEDIA_DECODE, line(file, problem), cause);
  }

  /** A failure of a source that is already running, with its code in the cause. */
  public static IOException running(AsciiChatException failure) {
    return new IOException(failure.getMessage(), failure);
  }

  /** A file's name, fit for a terminal. */
  public static String nameOf(Path file) {
    return printable(String.valueOf(file.getFileName()));
  }

  /** A text from outside without the control characters that could steer a terminal. */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static String line(Path file, String problem) {
    return "'" + printable(file.toString()) + "' " + problem;
  }
}
