package io.asciichat.core.packet.handshake;

/**
 * A key exchange, a signature scheme and a cipher, as numbers: one of each, or a set of each as
 * bits.
 *
 * @param keyExchange 1 is X25519
 * @param authentication 1 is Ed25519, 0 for none
 * @param cipher 1 is XSalsa20-Poly1305, 0 for none
 */
public record Algorithms(int keyExchange, int authentication, int cipher) {}
