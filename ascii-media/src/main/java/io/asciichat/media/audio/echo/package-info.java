/**
 * Echo cancelling by WebRTC's audio processing, which is optional: everything here except the
 * question whether it is available may be used only after asking it. Called by applications that
 * build a voice chain.
 */
@NullMarked
package io.asciichat.media.audio.echo;

import org.jspecify.annotations.NullMarked;
