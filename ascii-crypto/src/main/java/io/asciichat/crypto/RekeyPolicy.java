package io.asciichat.crypto;

/**
 * When a client asks a server for new keys in the extended dialect.
 *
 * @param nanos age of the present keys
 * @param packets packets in either direction under the present keys
 */
record RekeyPolicy(long nanos, long packets) {
  /** The C program's intent: an hour or a million packets. */
  static final RekeyPolicy STANDARD = new RekeyPolicy(3_600_000_000_000L, 1_000_000);
}
