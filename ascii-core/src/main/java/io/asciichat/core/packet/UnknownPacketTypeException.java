package io.asciichat.core.packet;

/**
 * A packet of a type that has no meaning where it arrived. The stream is intact: the packet is
 * counted and dropped. Told apart from {@link MalformedPacketException} because it points to a
 * newer peer rather than a faulty one.
 */
public final class UnknownPacketTypeException extends Exception {
  private final int type;

  /**
   * @param type the type's number as received
   */
  public UnknownPacketTypeException(int type) {
    super("packet type " + type + " is not part of a session");
    this.type = type;
  }

  /** The type's number as received, 0 to 65535. */
  public int type() {
    return type;
  }
}
