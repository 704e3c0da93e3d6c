/**
 * The payloads of a running session as records, each with a strict codec: a record that exists is
 * valid, and what was decoded is encoded to the same bytes. The server and client use cases decode
 * with {@link io.asciichat.core.packet.session.SessionCodecs}; any package may make records and
 * encode them. Nothing here holds state, so any thread may call it.
 *
 * <p>Reserved fields are ignored when read and zero when written. Bulk content (pictures, frames of
 * text, audio) is not copied: such records point into the buffer they were read from.
 */
@NullMarked
package io.asciichat.core.packet.session;

import org.jspecify.annotations.NullMarked;
