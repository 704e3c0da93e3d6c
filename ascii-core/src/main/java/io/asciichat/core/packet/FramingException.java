package io.asciichat.core.packet;

import io.asciichat.core.error.ErrorCode;
import java.io.IOException;

/**
 * The stream of packets is broken: wrong magic, impossible length, or a checksum that does not
 * match. There is no way to find the next packet, so the connection ends.
 */
public final class FramingException extends IOException {
  private final ErrorCode code;

  /**
   * With the code PROTOCOL.
   *
   * @param message what is wrong, with the numbers
   */
  public FramingException(String message) {
    this(ErrorCode.PROTOCOL, message);
  }

  /**
   * @param code what it means
   * @param message one line for a person
   */
  FramingException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * What kind of failure: PROTOCOL, or SESSION_FULL when the stream is a C server's word for it.
   */
  public ErrorCode code() {
    return code;
  }
}
