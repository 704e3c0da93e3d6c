package io.asciichat.core.packet;

import java.io.IOException;

/**
 * The stream of packets is broken: wrong magic, impossible length, or a checksum that does not
 * match. There is no way to find the next packet, so the connection ends.
 */
public final class FramingException extends IOException {
  /**
   * @param message what is wrong, with the numbers
   */
  public FramingException(String message) {
    super(message);
  }
}
