package io.asciichat.cli.control;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer.
 *
 * @param code what the one who asked is to exit with
 * @param text what to show: figures or a report, or one line that says what was done or is wrong
 */
public record ControlAnswer(ErrorCode code, String text) {
  /** Bytes of a text: figures of 1,024 clients are about 1 MiB. */
  static final int MAX_BYTES = 16 << 20;

  /** Bytes of the line before the text, its end included. */
  static final int MAX_HEAD_BYTES = 32;

  private static final Pattern HEAD =
      Pattern.compile("ascii-chat " + ControlRequest.VERSION + " ([0-9]{1,3}) ([0-9]{1,8})");

  /** The answer to what has been done. */
  public static ControlAnswer done(String text) {
    return new ControlAnswer(ErrorCode.OK, text);
  }

  /** The answer to what cannot be done. */
  public static ControlAnswer failed(AsciiChatException failure) {
    return new ControlAnswer(failure.code(), String.valueOf(failure.getMessage()));
  }

  /** The answer on its way: {@code ascii-chat 1 CODE BYTES}, a line feed, and the text. */
  ByteBuffer encoded() {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("ascii-chat " + ControlRequest.VERSION + " " + code.code() + " " + body.length + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
  }

  /** The line before a text. */
  record Head(ErrorCode code, int bytes) {
    /**
     * Reads it, without its end.
     *
     * @throws AsciiChatException with code PROTOCOL when it is not one
     */
    static Head parse(String line) {
      Matcher head = HEAD.matcher(line);
      if (!head.matches() || Integer.parseInt(head.group(2)) > MAX_BYTES) {
        throw new AsciiChatException(
            ErrorCode.PROTOCOL, "what answers is not a server of this ascii-chat");
      }
      return new Head(
          ErrorCode.of(Integer.parseInt(head.group(1))), Integer.parseInt(head.group(2)));
    }
  }
}
