/**
 * Opus, in Java and through the system's libopus. Applications call {@link
 * io.asciichat.media.audio.opus.OpusCodecs} and pass what it gives to the core as its {@link
 * io.asciichat.core.port.AudioCodec}.
 */
@NullMarked
package io.asciichat.media.audio.opus;

import org.jspecify.annotations.NullMarked;
