package io.asciichat.transport.tcp;

/**
 * How long one packet may take from its first byte to its last. The limit stands against the whole
 * packet, so a peer that drips single bytes gains nothing.
 *
 * @param baseNanos for every packet
 * @param nanosPerMegabyte added in proportion for payloads above {@link #LARGE}
 */
record StallLimit(long baseNanos, long nanosPerMegabyte) {
  /**
   * The C program's receive limits (protocol section 1.3): 5 s, and 0.8 s per MB for large ones.
   * Its cap of 60 s cannot be reached with 5 MiB packets.
   */
  static final StallLimit DEFAULT = new StallLimit(5_000_000_000L, 800_000_000L);

  /** Payload bytes up to which the base alone applies. */
  static final int LARGE = 100 << 10;

  private static final long MEGABYTE = 1_000_000;

  /** The limit for a packet with this many payload bytes, in nanoseconds. */
  long of(int payloadLength) {
    return payloadLength <= LARGE
        ? baseNanos
        : baseNanos + nanosPerMegabyte * payloadLength / MEGABYTE;
  }
}
