/**
 * Keys of people and servers: private keys that sign ({@link io.asciichat.crypto.keys.Identity}),
 * public keys that are compared ({@link io.asciichat.crypto.keys.IdentityKey}), and the lists they
 * stand in ({@link io.asciichat.crypto.keys.PublicKeys}, {@link
 * io.asciichat.crypto.keys.Whitelist}, {@link io.asciichat.crypto.keys.KnownHosts}). All are
 * Ed25519. Nothing here knows the handshake, which will use this package.
 */
@NullMarked
package io.asciichat.crypto.keys;

import org.jspecify.annotations.NullMarked;
