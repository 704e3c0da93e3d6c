package io.asciichat.core.packet;

/**
 * A packet's payload breaks the rules of its type. The stream itself is intact: the packet is
 * counted, logged with this message and dropped, and the session goes on.
 */
public final class MalformedPacketException extends Exception {
  /**
   * Has no stack trace: a peer may cause thousands a second.
   *
   * @param message what is wrong, with the numbers; never content that could be secret or hostile
   */
  public MalformedPacketException(String message) {
    super(message, null, false, false);
  }
}
