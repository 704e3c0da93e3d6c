package io.asciichat.core.packet;

import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The stream of packets is broken: wrong magic, impossible length, or a checksum that does not
 * match. There is no way to find the next packet, so the connection ends.
 */
public final class FramingException extends IOException {
  private final ErrorCode code;
  private final @Nullable ForeignProtocol spoken;

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
    this(code, message, null);
  }

  private FramingException(ErrorCode code, String message, @Nullable ForeignProtocol spoken) {
    super(message);
    this.code = code;
    this.spoken = spoken;
  }

  /**
   * The stream has never been one of packets.
   *
   * @param beginning its first bytes
   * @param count how many there are
   */
  static FramingException foreign(byte[] beginning, int count) {
    ForeignProtocol spoken = ForeignProtocol.of(beginning, count);
    return new FramingException(ErrorCode.PROTOCOL, spoken.line(beginning, count), spoken);
  }

  /** The protocol that the peer speaks in place of ACIP, when that is what is wrong; else null. */
  public @Nullable ForeignProtocol spoken() {
    return spoken;
  }

  /** The kind of failure: PROTOCOL, or SESSION_FULL when the stream is a C server's word for it. */
  public ErrorCode code() {
    return code;
  }
}
