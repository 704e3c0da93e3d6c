/**
 * Sound as packets carry it, the same for servers and clients: frames made to Opus packets, and
 * sound that came uncompressed.
 */
@NullMarked
package io.asciichat.core.audio.wire;

import org.jspecify.annotations.NullMarked;
