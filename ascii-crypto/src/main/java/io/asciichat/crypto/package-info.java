/**
 * The security adapter: the ACIP handshake of the C program's versions 0.9 to 0.11, both roles, and
 * the XSalsa20-Poly1305 packet cipher, on libsodium. Applications make an {@link
 * io.asciichat.crypto.AcipSecurity} and hand it to the core; everything else here is internal.
 *
 * <p>What is protected and what is not, and the extension that two programs of this kind agree on,
 * is told in {@code docs/security.md}.
 */
@NullMarked
package io.asciichat.crypto;

import org.jspecify.annotations.NullMarked;
