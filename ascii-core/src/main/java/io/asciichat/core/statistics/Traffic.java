package io.asciichat.core.statistics;

/**
 * Bytes and packets of a connection, headers and encryption included.
 *
 * @param bytesReceived bytes of whole packets that came
 * @param bytesSent bytes that the network has taken over
 * @param packetsReceived packets that came
 * @param packetsSent packets that went
 * @param refused packets that came and were dropped
 */
public record Traffic(
    long bytesReceived,
    long bytesSent,
    long packetsReceived,
    long packetsSent,
    RefusedPackets refused) {
  /** Nothing. */
  public static final Traffic NONE = new Traffic(0, 0, 0, 0, RefusedPackets.NONE);

  /** Both together. */
  public Traffic plus(Traffic other) {
    return new Traffic(
        bytesReceived + other.bytesReceived,
        bytesSent + other.bytesSent,
        packetsReceived + other.packetsReceived,
        packetsSent + other.packetsSent,
        refused.plus(other.refused));
  }
}
