package io.asciichat.core.packet;

/** The way out for packets, in order. The bytes are copied or sent before the call returns. */
@FunctionalInterface
public interface PacketSink {
  /**
   * Sends one packet.
   *
   * @param type the packet's type
   * @param payload holds the payload
   * @param offset index of its first byte
   * @param length its length, 0 allowed
   */
  void send(PacketType type, byte[] payload, int offset, int length);

  /** Sends a packet whose payload is a whole array. */
  default void send(PacketType type, byte[] payload) {
    send(type, payload, 0, payload.length);
  }
}
