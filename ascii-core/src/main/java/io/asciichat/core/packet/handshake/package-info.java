/**
 * The payloads of the handshake and of rekeying as records, each with a strict codec: a record that
 * exists has fields of the right sizes, and what was decoded is encoded to the same bytes. Security
 * adapters use them; nothing here judges keys, proofs or signatures. Immutable as long as the
 * arrays given are not written to; any thread may use them.
 *
 * <p>Layouts: the C program ascii-chat, versions 0.9 to 0.11. All of these travel in clear between
 * C peers.
 */
@NullMarked
package io.asciichat.core.packet.handshake;

import org.jspecify.annotations.NullMarked;
